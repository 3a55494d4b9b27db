import type { SaveWindow, WindowShape } from '@/bindings';
import { datesOf, daysOf, type OneDay } from './days';
import { ONCE, type Repeat, repeatOf, ruleOf } from './recurrence';

/** What the form of a freeze or a maintenance window holds. */
export interface WindowValues {
  kind: 'freeze' | 'maintenance';
  reason: string;
  hard: boolean;
  owner: string | null;
  environments: string[];
  products: string[];
  startDay: string;
  startTime: string;
  lasts: 'end' | 'length';
  endDay: string;
  endTime: string;
  length: string;
  zone: string;
  repeat: Repeat;
  /** Days beside the pattern, and days of it on which it is not. */
  extra: OneDay[];
  skipped: OneDay[];
  rollback: boolean;
  overrun: boolean;
}

/** Minutes of `4h`, `90 min`, `3 h 30` or `3:30`; null when it is none of these. */
export function minutesOf(text: string): number | null {
  const found = /^(?:(\d{1,4})\s*(?:h|hours?|:))?\s*(?:(\d{1,5})\s*(?:m|min|minutes?)?)?$/.exec(
    text.trim().toLowerCase(),
  );
  const minutes = Number(found?.[1] ?? 0) * 60 + Number(found?.[2] ?? 0);
  return found && minutes > 0 ? minutes : null;
}

export function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours}h` : hours === 0 ? `${rest} min` : `${hours} h ${rest}`;
}

/** The form of a window that is known, or of a new one on a day. */
export function valuesOf(
  window: WindowShape | null,
  start: { kind: WindowValues['kind']; day: string; zone: string; environments: string[] },
): WindowValues {
  if (!window) {
    const night = start.kind === 'maintenance';
    return {
      kind: start.kind,
      reason: '',
      hard: true,
      owner: null,
      environments: start.environments,
      products: [],
      startDay: start.day,
      startTime: night ? '22:00' : '00:00',
      lasts: night ? 'length' : 'end',
      endDay: start.day,
      endTime: '23:59',
      length: night ? '4h' : '24h',
      zone: start.zone,
      repeat: night ? { ...ONCE, every: 'daily' } : ONCE,
      extra: [],
      skipped: [],
      rollback: true,
      overrun: false,
    };
  }
  const [startDay = '', startTime = ''] = window.start.local.split('T');
  const begins = startTime.slice(0, 5);
  const [endDay = '', endTime = ''] = window.end.local.split('T');
  return {
    kind: window.kind,
    reason: window.reason,
    hard: window.hard,
    owner: window.owner_id,
    environments: window.environments,
    products: window.products,
    startDay,
    startTime: begins,
    lasts: window.rrule ? 'length' : 'end',
    endDay,
    endTime: endTime.slice(0, 5),
    length: lengthWords(window.minutes),
    zone: window.start.zone,
    repeat: repeatOf(window.rrule),
    extra: daysOf(window.rdates, begins),
    skipped: daysOf(window.exdates, begins),
    rollback: window.allow_rollback,
    overrun: window.allow_overrun,
  };
}

/** Whether it comes more than once, so that a day of it can be skipped. */
export function comesAgain({ repeat, extra, skipped }: WindowValues): boolean {
  return repeat.every !== 'none' || extra.length > 0 || skipped.length > 0;
}

/** Whether there is enough to ask what it would mean. */
export function isAskable(values: WindowValues): boolean {
  const start = values.startDay !== '' && values.startTime !== '';
  const end =
    values.lasts === 'length'
      ? minutesOf(values.length) !== null
      : values.endDay !== '' && values.endTime !== '';
  return start && end && values.zone !== '';
}

export function requestOf(values: WindowValues, known: WindowShape | null): SaveWindow {
  const byLength = values.lasts === 'length';
  return {
    id: known?.id ?? null,
    kind: values.kind,
    hard: values.kind === 'freeze' ? values.hard : true,
    reason: values.reason.trim(),
    owner: values.owner,
    start: { local: `${values.startDay}T${values.startTime}`, zone: values.zone, label: '' },
    end: byLength ? null : `${values.endDay}T${values.endTime}`,
    minutes: byLength ? minutesOf(values.length) : null,
    rrule: ruleOf(values.repeat),
    rdates: datesOf(values.extra, values.startTime),
    exdates: datesOf(values.skipped, values.startTime),
    environments: values.environments,
    products: values.products,
    allow_rollback: values.rollback,
    allow_overrun: values.overrun,
  };
}
