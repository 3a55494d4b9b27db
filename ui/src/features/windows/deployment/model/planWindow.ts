import { wallOf } from '@/i18n/format';
import type {
  ChangeType,
  CheckDeployment,
  Deployment,
  PerformedBy,
  SaveDeployment,
  Strategy,
} from '../../../../bindings';
import { minutesWords, parseMinutes } from './words';

/** Working days between planning and window, by change type; the core's rule is the one that holds. */
export const LEAD_DAYS: Record<ChangeType, number> = {
  standard: 3,
  minor: 3,
  major: 5,
  emergency: 0,
};

export interface PlanWindow {
  release: string;
  /** What it is, for a change without a release. */
  title: string;
  environment: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
  zone: string;
  /** As typed; `parseMinutes` reads it. */
  length: string;
  change_type: ChangeType;
  downtime: boolean;
  strategy: Strategy;
  performed_by: PerformedBy;
  runbook: string;
  rollback: string;
  validation: string;
  maker: string;
  checker: string;
  coordinator: string;
  cab_day: string;
  ticket: string;
  description: string;
  impact: string;
}

const EMPTY: PlanWindow = {
  release: '',
  title: '',
  environment: '',
  date: '',
  time: '',
  zone: '',
  length: '4 h',
  change_type: 'minor',
  downtime: false,
  strategy: 'in_place',
  performed_by: 'hub',
  runbook: '',
  rollback: '',
  validation: '',
  maker: '',
  checker: '',
  coordinator: '',
  cab_day: '',
  ticket: '',
  description: '',
  impact: '',
};

interface Known {
  releases: readonly { id: string; version: string }[];
  environments: readonly { id: string; code: string }[];
  zone: string;
}

/** What a new plan begins with: what its address names. */
export function planStart(query: URLSearchParams, known: Known): PlanWindow {
  const release = query.get('release');
  const env = query.get('env');
  const wall = wallStart(query.get('start') ?? '', known.zone);
  const minutes = Number(query.get('minutes'));
  return {
    ...EMPTY,
    release: known.releases.find((one) => one.id === release || one.version === release)?.id ?? '',
    environment: known.environments.find((one) => one.id === env || one.code === env)?.id ?? '',
    date: wall.slice(0, 10),
    time: wall.slice(11, 16),
    zone: known.zone,
    length: minutes > 0 ? minutesWords(minutes) : EMPTY.length,
  };
}

/** A wall clock, or a day alone, as it is; an instant on the wall clock of the zone; empty for anything else. */
function wallStart(start: string, zone: string): string {
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(start)) return start.slice(0, 16);
  return wallOf(start, zone);
}

/** What an edit begins with. */
export function editStart(one: Deployment): PlanWindow {
  const length = (minutes: number | null) => (minutes ? minutesWords(minutes) : '');
  return {
    release: one.release_id ?? '',
    title: one.release_id ? '' : one.title,
    environment: one.environment_id,
    date: one.start.local.slice(0, 10),
    time: one.start.local.slice(11, 16),
    zone: one.start.zone,
    length: minutesWords(one.minutes),
    change_type: one.change_type,
    downtime: one.downtime,
    strategy: one.strategy,
    performed_by: one.performed_by,
    runbook: length(one.runbook_minutes),
    rollback: length(one.rollback_minutes),
    validation: length(one.validation_minutes),
    maker: one.maker?.id ?? '',
    checker: one.checker?.id ?? '',
    coordinator: one.coordinator?.id ?? '',
    cab_day: one.cab_day ?? '',
    ticket: one.ticket,
    description: one.description,
    impact: one.impact,
  };
}

export type PlanFault = 'what' | 'environment' | 'date' | 'time' | 'length' | 'estimate';

/** What is wrong with a field, by field; the key of the sentence to show. */
export function planFaults(values: PlanWindow): Partial<Record<keyof PlanWindow, PlanFault>> {
  const estimates = (['runbook', 'rollback', 'validation'] as const).filter(
    (field) => values[field].trim() && parseMinutes(values[field]) === null,
  );
  return {
    ...(values.release || values.title.trim() ? {} : { title: 'what' as const }),
    ...(values.environment ? {} : { environment: 'environment' as const }),
    ...(values.date ? {} : { date: 'date' as const }),
    ...(values.time ? {} : { time: 'time' as const }),
    ...(parseMinutes(values.length) ? {} : { length: 'length' as const }),
    ...Object.fromEntries(estimates.map((field) => [field, 'estimate' as const])),
  };
}

/** The question the engine is asked while somebody types; null until where and when are known. */
export function planQuestion(values: PlanWindow, id: string | null): CheckDeployment | null {
  const minutes = parseMinutes(values.length);
  if (!values.environment || !values.date || !values.time || !minutes) return null;
  return {
    deployment: id,
    release: values.release || null,
    environment: values.environment,
    start: startOf(values),
    minutes,
    change_type: values.change_type,
    downtime: values.downtime,
    rollback: false,
    ...estimatesOf(values),
    maker: values.maker || null,
    checker: values.checker || null,
    coordinator: values.coordinator || null,
  };
}

/** How long its parts take, as far as they were typed. */
const estimatesOf = ({ runbook, rollback, validation }: PlanWindow) => ({
  runbook_minutes: parseMinutes(runbook),
  rollback_minutes: parseMinutes(rollback),
  validation_minutes: parseMinutes(validation),
});

const startOf = ({ date, time, zone }: PlanWindow) => ({
  local: `${date}T${time}`,
  zone,
  label: '',
});

/** The command's request. */
export function planWindowRequest(values: PlanWindow, id: string | null): SaveDeployment {
  return {
    id,
    release: values.release || null,
    title: values.release ? null : values.title.trim(),
    environment: values.environment,
    start: startOf(values),
    minutes: parseMinutes(values.length),
    change_type: values.change_type,
    downtime: values.downtime,
    strategy: values.strategy,
    performed_by: values.performed_by,
    ...estimatesOf(values),
    // Nothing typed lets the core write it from the release, but only when it is planned.
    description: values.description.trim() || (id ? '' : null),
    impact: values.impact.trim(),
    maker: values.maker,
    checker: values.checker,
    coordinator: values.coordinator,
    cab_day: values.cab_day,
    ticket: values.ticket.trim(),
  };
}

/** The form's field for a field of the command, where they differ. */
export const PLAN_FIELDS: Record<string, string> = {
  start: 'date',
  'start.local': 'time',
  'start.zone': 'zone',
  minutes: 'length',
  runbook_minutes: 'runbook',
  rollback_minutes: 'rollback',
  validation_minutes: 'validation',
};
