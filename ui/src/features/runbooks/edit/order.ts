import type { WrittenStep } from '../../../bindings';
import type { Part } from '../model';

/** The parts of a runbook, in the order they are kept. */
export const PARTS: readonly Part[] = [
  'prerequisites',
  'variables',
  'database',
  'communication',
  'deployment',
  'validation',
  'decision',
  'rollback',
  'report',
];

/** Where a step goes: behind which, or first, and into which part; null when it is at the edge. */
export interface Move {
  section: string;
  behind: string | null;
}

const ofPart = (steps: readonly WrittenStep[], part: string) =>
  steps.filter((one) => one.section === part);

/** A step one place up or down; past the edge of its part it goes into the next one. */
export function moveBy(steps: readonly WrittenStep[], id: string, by: 1 | -1): Move | null {
  const step = steps.find((one) => one.id === id);
  if (!step) return null;
  const own = ofPart(steps, step.section);
  const at = own.indexOf(step);
  const section = step.section;
  if (by < 0 && at > 0) return { section, behind: own[at - 2]?.id ?? '' };
  if (by > 0 && at < own.length - 1) return { section, behind: own[at + 1]?.id ?? '' };
  const next = PARTS[PARTS.indexOf(section as Part) + by];
  if (!next) return null;
  return { section: next, behind: by > 0 ? '' : null };
}

/** A step dropped before or behind another one; null when it stays where it is. */
export function moveTo(
  steps: readonly WrittenStep[],
  id: string,
  target: string,
  below: boolean,
): Move | null {
  const other = steps.find((one) => one.id === target);
  if (!other || target === id) return null;
  const own = ofPart(steps, other.section).filter((one) => one.id !== id);
  const at = own.indexOf(other);
  const behind = below ? target : (own[at - 1]?.id ?? '');
  return { section: other.section, behind };
}

/** A name for a new step, made of its title, that no other has. */
export function freeId(title: string, steps: readonly WrittenStep[]): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  const stem = plain || 'step';
  const taken = new Set(steps.map((one) => one.id));
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** Minutes of a length as people type it; null for nothing, undefined for what is none. */
export function minutesIn(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  if (/^\d{1,5}$/.test(typed)) return Number(typed);
  const found = /^(?:(\d{1,4})\s*h(?:ours?)?)?\s*(?:(\d{1,5})\s*m(?:in)?)?$/.exec(typed);
  return found ? Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0) : undefined;
}

/** Minutes as they are typed. */
export function lengthText(minutes: number | null): string {
  if (minutes === null) return '';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest}m` : `${hours}h${rest === 0 ? '' : `${rest}m`}`;
}
