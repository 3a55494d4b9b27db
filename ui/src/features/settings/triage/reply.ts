import type { Reply } from '@/bindings';

/** The replies Slipway brings: their own text takes the place of an edited one. */
const BUILT_IN: readonly string[] = [
  'acknowledge',
  'need_information',
  'planned_for',
  'fixed_in',
  'declined',
  'duplicate',
];

/** What taking a reply away does: one's own goes, an edited one is as Slipway brought it again. */
export function takenAway(reply: Reply): 'remove' | 'reset' | null {
  if (!BUILT_IN.includes(reply.id)) return 'remove';
  return reply.built_in ? null : 'reset';
}

/** The text with a field put in at a place. */
export function withPlace(text: string, field: string, at: number): string {
  return `${text.slice(0, at)}{${field}}${text.slice(at)}`;
}

/** What stands in braces and is no field. */
export function strangeFields(text: string, fields: readonly string[]): string[] {
  const places = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [...new Set(places)].filter((name) => !fields.includes(name));
}
