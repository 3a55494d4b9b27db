import type { ComparedRuns, RunChange, TestRun } from '@/bindings';

/** Runs of one suite of one release in one environment, oldest first: what a chart shows. */
export interface Row {
  key: string;
  suite: string;
  release: string;
  environment: string;
  runs: TestRun[];
}

/** As many runs as a chart has room for. */
const MOST = 30;

/** The rows of a list that is newest first, the row that ran last first. A run of unknown time has no place in one. */
export function rowsOf(runs: readonly TestRun[]): Row[] {
  const rows = new Map<string, Row>();
  for (const run of runs) {
    if (!run.completed) continue;
    const key = [run.release, run.environment, run.suite].join(' ');
    const row = rows.get(key) ?? {
      key,
      suite: run.suite_title,
      release: run.release_title,
      environment: run.environment_name,
      runs: [],
    };
    if (row.runs.length < MOST) row.runs.unshift(run);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** The last run of each suite in an environment, the golden path first. */
export function lastOfSuites(runs: readonly TestRun[], environment: string): TestRun[] {
  const last = new Map<string, TestRun>();
  for (const run of runs) {
    if (run.environment === environment && !last.has(run.suite)) last.set(run.suite, run);
  }
  const all = [...last.values()];
  return [...all.filter((one) => one.suite === 'gp'), ...all.filter((one) => one.suite !== 'gp')];
}

/** The lists of a comparison, what broke first. */
export const LISTS = ['newly_failing', 'newly_skipped', 'missing', 'fixed', 'appeared'] as const;
export type List = (typeof LISTS)[number];

export type Line =
  | { kind: 'head'; list: List; count: number }
  | { kind: 'change'; list: List; change: RunChange };

/** What differs, list under list; empty ones are left out. */
export function linesOf(compared: ComparedRuns): Line[] {
  return LISTS.flatMap((list): Line[] => {
    const changes = compared[list];
    if (changes.length === 0) return [];
    return [
      { kind: 'head', list, count: changes.length },
      ...changes.map((change): Line => ({ kind: 'change', list, change })),
    ];
  });
}
