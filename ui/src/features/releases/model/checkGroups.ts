import type { Check, CheckState } from '../../../bindings';

/** Checks may be read by their part or by who owes them. */
export type CheckGrouping = 'group' | 'owner';

export interface CheckSection {
  /** The part's slug, or the owner's name; empty for nobody. */
  key: string;
  checks: Check[];
}

const PARTS = ['process', 'release_notes', 'definition_of_done'];

/** States that ask for a reason in words before they are saved. */
export const NEEDS_REASON: readonly CheckState[] = ['failed', 'waived', 'not_applicable'];

/** States with which a gate is content. */
const SETTLED: readonly CheckState[] = ['passed', 'waived', 'not_applicable'];

/** Whether a gate counts this check; a pass that is too old no longer counts. */
export function isSettledCheck(check: Check): boolean {
  return SETTLED.includes(check.state) && !check.stale;
}

/** Checks in sections; every check stands in exactly one. */
export function sectionChecks(checks: readonly Check[], grouping: CheckGrouping): CheckSection[] {
  const keyOf = (check: Check) => (grouping === 'group' ? check.group : (check.owner ?? ''));
  const sections = new Map<string, Check[]>();
  for (const check of checks) {
    sections.set(keyOf(check), [...(sections.get(keyOf(check)) ?? []), check]);
  }
  return [...sections.entries()]
    .map(([key, found]) => ({ key, checks: found }))
    .sort(
      (left, right) =>
        place(left.key, grouping) - place(right.key, grouping) || left.key.localeCompare(right.key),
    );
}

function place(key: string, grouping: CheckGrouping): number {
  if (grouping === 'group') return PARTS.indexOf(key);
  return key === '' ? 1 : 0;
}
