import type { RolledNotes, Rollup, RollupEntry } from '@/bindings';
import { LOCALE } from '@/i18n/format';

/** The parts of the notes beside breaking changes, what asks for work before what is good to know. */
export const NOTE_PARTS = [
  'upgrade_notes',
  'deprecations',
  'known_issues',
  'features',
  'fixes',
] as const satisfies readonly (keyof RolledNotes)[];
export type NotePart = (typeof NOTE_PARTS)[number];

export interface RollupStep {
  version: string;
  /** Whether its notes are not here, so that nothing is known of it. */
  missing: boolean;
  entries: RollupEntry[];
  /** Migration files of all its components. */
  migrations: number;
  /** What its notes say beside breaking changes. */
  notes: RolledNotes | undefined;
}

/** The releases on the way, oldest first, each with what its notes say; those without notes too. */
export function rollupByVersion(rollup: Rollup): RollupStep[] {
  const versions = [...new Set([...rollup.versions, ...rollup.missing])];
  const order = new Intl.Collator(LOCALE, { numeric: true });
  return versions
    .toSorted((left, right) => order.compare(left, right))
    .map((version) => {
      const entries = rollup.breaking.filter((entry) => entry.version === version);
      return {
        version,
        missing: rollup.missing.includes(version),
        entries,
        migrations: entries.reduce((total, entry) => total + entry.migrations.length, 0),
        notes: rollup.notes.find((one) => one.version === version),
      };
    });
}
