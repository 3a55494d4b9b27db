import type { CommandName } from './platform';

/** The kinds a change is told in; a kind is the name of its table. */
export const KINDS = [
  'hub',
  'person',
  'environment',
  'product',
  'increment',
  'rule_level',
  'alias',
  'check_template',
  'scale_value',
  'repo',
  'chart',
  'intake',
  'release',
  'release_component',
  'release_note',
  'release_check',
  'evidence',
  'op',
  'backup',
] as const;
export type Kind = (typeof KINDS)[number];

const RELEASE_READS = [
  'release_list',
  'release_show',
  'release_notes',
  'release_diff',
  'overview_show',
  'workspace_show',
  'rule_list',
  'increment_list',
  'chart_versions',
  'search',
] as const;

/**
 * Which reads show a kind of thing, and so grow stale when one of it changes. The only such table:
 * nothing else decides what is read again.
 */
export const READS_OF = {
  hub: [
    ...RELEASE_READS,
    'person_list',
    'environment_list',
    'repo_list',
    'chart_list',
    'intake_list',
    'log_list',
    'backup_list',
  ],
  person: [
    'workspace_show',
    'person_list',
    'overview_show',
    'release_list',
    'release_show',
    'search',
    'log_list',
  ],
  environment: ['environment_list', 'release_show', 'search'],
  product: ['product_list', 'release_list', 'release_show', 'overview_show', 'search'],
  increment: [
    'increment_list',
    'workspace_show',
    'release_list',
    'release_show',
    'overview_show',
    'search',
  ],
  rule_level: ['rule_list', 'release_list', 'release_show', 'overview_show', 'workspace_show'],
  alias: ['alias_list', ...RELEASE_READS],
  check_template: ['standard_check_list'],
  scale_value: ['scale_list'],
  repo: [
    'repo_list',
    'chart_list',
    'chart_versions',
    'chart_archive',
    'release_show',
    'overview_show',
    'workspace_show',
    'intake_list',
    'search',
  ],
  chart: ['chart_list', 'chart_versions', 'repo_list', 'release_show', 'workspace_show', 'search'],
  intake: ['intake_list', 'workspace_show', 'overview_show'],
  release: RELEASE_READS,
  release_component: RELEASE_READS,
  release_note: RELEASE_READS,
  release_check: RELEASE_READS,
  evidence: RELEASE_READS,
  op: ['log_list'],
  backup: ['backup_list'],
} as const satisfies Record<Kind, readonly CommandName[]>;

/** A command that only reads: pages call it with `useRead`. */
export type ReadName = (typeof READS_OF)[Kind][number];
/** A command that changes something, or does work only when asked: pages call it with `useWrite`. */
export type WriteName = Exclude<CommandName, ReadName>;

/** Backups are files, not rows, and these replace the whole file: no change log can tell of them. */
const BESIDE_THE_LOG: Partial<Record<CommandName, string>> = {
  backup_create: 'backup',
  backup_restore: '*',
  sample_open: '*',
  sample_remove: '*',
};

/** The reads to repeat after `changed`; `null` when everything must be. */
export function staleReads(kinds: readonly string[], by?: CommandName): Set<ReadName> | null {
  const all = by && BESIDE_THE_LOG[by] ? [...kinds, BESIDE_THE_LOG[by]] : kinds;
  const reads = new Set<ReadName>();
  for (const kind of all) {
    // A kind this window does not know is newer than it: read everything rather than show old data.
    if (!(kind in READS_OF)) return null;
    for (const read of READS_OF[kind as Kind]) reads.add(read);
  }
  return reads;
}
