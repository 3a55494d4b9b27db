import type { DeskMapping, DeskMeta } from '@/bindings';

/** Our fields that a desk may hold, in the order they are shown. */
export const FIELDS = [
  'title',
  'description',
  'status',
  'severity',
  'priority',
  'urgency',
  'impact',
  'release',
  'component',
  'owner',
  'environment',
  'labels',
] as const;
export type Field = (typeof FIELDS)[number];

const FIVE = ['5', '4', '3', '2', '1'];

/** Our values of those that have them. */
export const VALUES: Partial<Record<Field, readonly string[]>> = {
  status: ['in_progress', 'escalated', 'pending', 'cancelled', 'resolved', 'closed'],
  severity: ['S1', 'S2', 'S3', 'S4'],
  priority: ['P1', 'P2', 'P3', 'P4'],
  urgency: FIVE,
  impact: FIVE,
};

export function theirsOf(mapping: DeskMapping, field: Field): string {
  return mapping.fields.find((one) => one.field === field)?.theirs ?? '';
}

export function theirValue(mapping: DeskMapping, field: Field, ours: string): string {
  const found = mapping.fields.find((one) => one.field === field);
  return found?.values.find((one) => one.ours === ours)?.theirs ?? '';
}

/** Another field of the desk; its values are others then. Empty keeps ours on this side. */
export function withTheirs(mapping: DeskMapping, field: Field, theirs: string): DeskMapping {
  const others = mapping.fields.filter((one) => one.field !== field);
  const fields = theirs ? [...others, { field, theirs, values: [] }] : others;
  return { ...mapping, fields: ordered(fields) };
}

export function withValue(
  mapping: DeskMapping,
  field: Field,
  ours: string,
  theirs: string,
): DeskMapping {
  const fields = mapping.fields.map((one) => {
    if (one.field !== field) return one;
    const others = one.values.filter((value) => value.ours !== ours);
    return { ...one, values: theirs ? [...others, { ours, theirs }] : others };
  });
  return { ...mapping, fields };
}

function ordered(fields: DeskMapping['fields']): DeskMapping['fields'] {
  const place = (field: string) => (FIELDS as readonly string[]).indexOf(field);
  return fields.toSorted((a, b) => place(a.field) - place(b.field));
}

/** What the desk offers for one of its fields; none for a free text. */
export function offered(meta: DeskMeta, field: Field, theirs: string): string[] {
  const own = meta.fields.find((one) => one.id === theirs)?.values ?? [];
  if (own.length > 0) return own;
  if (field === 'status') return meta.statuses.map((one) => one.name);
  if (field === 'release') return meta.versions;
  return [];
}
