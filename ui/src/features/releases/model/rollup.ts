import type { Rollup, RollupEntry } from '@/bindings';

export interface RollupStep {
  version: string;
  /** Whether its notes are not here, so that nothing is known of it. */
  missing: boolean;
  entries: RollupEntry[];
  /** Migration files of all its components. */
  migrations: number;
}

/** The releases on the way, oldest first, each with what its notes say; those without notes too. */
export function rollupByVersion(rollup: Rollup): RollupStep[] {
  const versions = [...new Set([...rollup.versions, ...rollup.missing])];
  const order = new Intl.Collator('en', { numeric: true });
  return versions
    .toSorted((left, right) => order.compare(left, right))
    .map((version) => {
      const entries = rollup.breaking.filter((entry) => entry.version === version);
      return {
        version,
        missing: rollup.missing.includes(version),
        entries,
        migrations: entries.reduce((total, entry) => total + entry.migrations.length, 0),
      };
    });
}
