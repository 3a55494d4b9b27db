import type { ImportRelease } from '../../../bindings';
import { versionFault } from './exactVersion';
import { type PackagedFault, type PackagedRow, packagedFaults, packagedProducts } from './packaged';

/** What a new release package is made from. */
export const SOURCES = ['chart', 'notes', 'copy', 'hand'] as const;
export type PlanSource = (typeof SOURCES)[number];

export interface HandRow {
  /** Stable while rows are added and removed. */
  key: string;
  name: string;
  version: string;
}

export interface PlanValues {
  source: PlanSource;
  repo: string;
  chart: string;
  version: string;
  notes: string;
  notesOrigin: string;
  product: string;
  copyOf: string;
  rows: HandRow[];
  /** Products that go with it. */
  with: PackagedRow[];
  pi: string;
  owner: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
  revision: boolean;
}

export const EMPTY_PLAN: PlanValues = {
  source: 'chart',
  repo: '',
  chart: '',
  version: '',
  notes: '',
  notesOrigin: '',
  product: '',
  copyOf: '',
  rows: [{ key: '1', name: '', version: '' }],
  with: [],
  pi: '',
  owner: '',
  date: '',
  time: '',
  revision: false,
};

/** What is wrong with a field; the key of the sentence to show. */
export type PlanFault =
  | PackagedFault
  | 'chart'
  | 'chartVersion'
  | 'notes'
  | 'copyOf'
  | 'product'
  | 'rows'
  | 'rowName'
  | 'rowTwice'
  | 'dateAlone'
  | 'timeAlone';

export type PlanFaults = Record<string, PlanFault>;

/** Everything wrong with what was typed, by field (`rows.2.version` for a row). */
export function planFaults(values: PlanValues): PlanFaults {
  const faults: PlanFaults = { ...sourceFaults(values), ...packagedFaults(values.with) };
  if (values.date && !values.time) faults.time = 'dateAlone';
  if (values.time && !values.date) faults.date = 'timeAlone';
  return faults;
}

function sourceFaults(values: PlanValues): PlanFaults {
  const faults: PlanFaults = {};
  if (values.source === 'chart') {
    if (!values.chart) faults.chart = 'chart';
    else if (!values.version) faults.version = 'chartVersion';
    return faults;
  }
  const fault = versionFault(values.version);
  if (fault) faults.version = `version.${fault}`;
  if (values.source === 'notes' && !values.notes.trim()) faults.notes = 'notes';
  if (values.source === 'copy' && !values.copyOf) faults.copyOf = 'copyOf';
  if (values.source !== 'copy' && !values.product) faults.product = 'product';
  return values.source === 'hand' ? { ...faults, ...rowFaults(values.rows) } : faults;
}

function rowFaults(rows: readonly HandRow[]): PlanFaults {
  const faults: PlanFaults = {};
  const filled = rows.filter((row) => row.name.trim() || row.version.trim());
  if (filled.length === 0) faults.rows = 'rows';
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    if (!filled.includes(row)) return;
    const name = row.name.trim().toLowerCase();
    if (!name) faults[`rows.${index}.name`] = 'rowName';
    else if (seen.has(name)) faults[`rows.${index}.name`] = 'rowTwice';
    seen.add(name);
    const fault = versionFault(row.version);
    if (fault) faults[`rows.${index}.version`] = `version.${fault}`;
  });
  return faults;
}

/** The command's request; only what belongs to the chosen source goes along. */
export function planRequest(values: PlanValues, zone: string): ImportRelease {
  const isFrom = (...sources: PlanSource[]) => sources.includes(values.source);
  const hasNotes = isFrom('chart', 'notes') && values.notes.trim() !== '';
  return {
    version: values.version.trim(),
    repo: isFrom('chart') ? values.repo : null,
    chart: isFrom('chart') ? values.chart : null,
    notes: hasNotes ? values.notes : null,
    notes_origin: hasNotes ? values.notesOrigin || null : null,
    product: isFrom('copy') ? null : values.product || null,
    copy_of: isFrom('copy') ? values.copyOf : null,
    components: isFrom('hand') ? handComponents(values.rows) : [],
    products: packagedProducts(values.with),
    pi: values.pi || null,
    owner: values.owner || null,
    target:
      values.date && values.time
        ? { local: `${values.date}T${values.time}`, zone, label: '' }
        : null,
    revision: values.revision,
  };
}

function handComponents(rows: readonly HandRow[]) {
  return rows
    .filter((row) => row.name.trim())
    .map((row) => ({ name: row.name.trim(), version: row.version.trim() }));
}

/** The form's field for the field a refusal names. */
export function planField(field: string | undefined): string | undefined {
  const known: Record<string, string> = {
    target: 'date',
    components: 'rows',
    products: 'with',
    notes_origin: 'notes',
    copy_of: 'copyOf',
    repo: 'chart',
  };
  return field === undefined ? undefined : (known[field] ?? field);
}
