import type { CommandName } from './platform';

/** The kinds a change is told in; a kind is the name of its table. */
export const KINDS = [
  'hub',
  'person',
  'environment',
  'observation',
  'infrastructure',
  'approved_values',
  'drift_ignore',
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
  'release_product',
  'release_check',
  'evidence',
  'test_run',
  'calendar_source',
  'calendar_window',
  'halt',
  'handover',
  'deployment',
  'deployment_approval',
  'deployment_confirmation',
  'deployment_override',
  'runbook',
  'runbook_run',
  'runbook_event',
  'calendar_feed',
  'audience',
  'message_template',
  'message',
  'mail_server',
  'desk',
  'desk_state',
  'ticket',
  'ticket_comment',
  'ticket_event',
  'defect',
  'triage',
  'outbox',
  'clash',
  'reply_template',
  'defect_view',
  'matrix',
  'article',
  'article_version',
  'article_review',
  'article_comment',
  'article_draft',
  'article_file',
  'article_flag',
  'article_miss',
  'article_mirror',
  'article_template',
  'article_use',
  'article_vote',
  'signing_key',
  'trusted_key',
  'bundle',
  'bundle_answer',
  'op',
  'backup',
] as const;
export type Kind = (typeof KINDS)[number];

/** What shows test runs. */
const EVIDENCE_READS = ['evidence_list', 'evidence_show', 'evidence_compare'] as const;

/** What shows what runs where: what was seen, beside what should run there. */
const OBSERVED_READS = [
  'environment_board',
  'environment_observed',
  'environment_drift',
  'environment_compare',
  'environment_upgrade',
] as const;

/** What shows a runbook: its release, its lengths as rehearsed, and the window it is planned in. */
const RUNBOOK_READS = [
  'runbook_list',
  'runbook_show',
  'runbook_check',
  'runbook_diff',
  'runbook_rewrite',
  'runbook_run',
  'runbook_report',
] as const;

/** What shows what went to others and came from them; a bundle is looked at beside what is planned. */
const BUNDLE_READS = ['bundle_list', 'bundle_look'] as const;

const RELEASE_READS = [
  ...BUNDLE_READS,
  // A run is named by its release, and held against its notes.
  ...EVIDENCE_READS,
  ...OBSERVED_READS,
  'knowledge_desk',
  'handover_show',
  'release_list',
  'release_show',
  'release_preview',
  'release_notes',
  'release_diff',
  'overview_show',
  'workspace_show',
  'rule_list',
  'increment_list',
  'chart_versions',
  'search',
  'name_list',
  'calendar_show',
  'deployment_list',
  'deployment_show',
  'deployment_check',
  'message_list',
  'message_render',
  ...RUNBOOK_READS,
] as const;

/** What a window's answer shows: a freeze, a release or a booking anywhere may change it. */
const DEPLOYMENT_READS = [
  'calendar_show',
  'deployment_list',
  'deployment_show',
  'deployment_check',
  'message_list',
  'message_render',
  'overview_show',
  'workspace_show',
  // An answer tells where a release goes and how it went.
  'bundle_list',
  ...RUNBOOK_READS,
] as const;

const MESSAGE_READS = [
  'message_list',
  'message_render',
  'deployment_show',
  'deployment_list',
  'overview_show',
  'workspace_show',
] as const;

/** What shows a defect; what is read, decided or waiting to be sent changes all of it. */
const DEFECT_READS = [
  'knowledge_desk',
  'defect_list',
  'defect_show',
  'defect_chart',
  'outbox_list',
  'conflict_list',
  'desk_list',
  'reply_render',
  'overview_show',
  'workspace_show',
  'search',
  // An answer tells those that were found in a release.
  'bundle_list',
] as const;

/** What shows an article: its row is derived from its versions and from what was done with them. */
const ARTICLE_READS = [
  ...BUNDLE_READS,
  'knowledge_desk',
  // A release hands its articles over, as they are.
  'handover_show',
  'article_list',
  'article_search',
  'article_show',
  'article_diff',
  'article_draw',
  'article_broken',
  'article_suggest',
  'article_used',
  'overview_show',
  'workspace_show',
  'search',
] as const;

/** What shows what is said of an article beside its text. */
const ARTICLE_TALK_READS = [
  'knowledge_desk',
  'article_list',
  'article_show',
  'article_used',
  'overview_show',
] as const;

/**
 * Which reads show a kind of thing, and so grow stale when one of it changes. The only such table:
 * nothing else decides what is read again.
 */
export const READS_OF = {
  hub: [
    ...RELEASE_READS,
    'key_list',
    'person_list',
    'environment_list',
    'repo_list',
    'chart_list',
    'intake_list',
    'log_list',
    'backup_list',
    ...DEPLOYMENT_READS,
    'window_list',
    'halt_list',
    'calendar_source_list',
    'calendar_feed_list',
    'template_list',
    'defect_list',
    'defect_show',
  ],
  person: [
    'key_list',
    ...BUNDLE_READS,
    ...EVIDENCE_READS,
    'workspace_show',
    'knowledge_desk',
    'article_show',
    'handover_show',
    'person_list',
    'overview_show',
    'release_list',
    'release_show',
    'release_preview',
    'search',
    'name_list',
    'log_list',
    'window_list',
    'halt_list',
    'defect_list',
    'defect_show',
    ...DEPLOYMENT_READS,
  ],
  environment: [
    ...EVIDENCE_READS,
    'environment_list',
    'drift_ignore_list',
    ...OBSERVED_READS,
    'release_show',
    'search',
    'name_list',
    'window_list',
    'halt_list',
    'audience_list',
    ...DEPLOYMENT_READS,
  ],
  observation: OBSERVED_READS,
  infrastructure: OBSERVED_READS,
  approved_values: OBSERVED_READS,
  drift_ignore: ['drift_ignore_list', ...OBSERVED_READS],
  product: [
    ...EVIDENCE_READS,
    'product_list',
    ...OBSERVED_READS,
    'release_list',
    'release_show',
    'release_preview',
    'overview_show',
    'search',
    'name_list',
    'window_list',
    ...DEPLOYMENT_READS,
  ],
  increment: [
    'increment_list',
    'workspace_show',
    'release_list',
    'release_show',
    'release_preview',
    'overview_show',
    'search',
    'name_list',
  ],
  rule_level: [
    ...EVIDENCE_READS,
    'rule_list',
    'release_list',
    'release_show',
    'release_preview',
    'overview_show',
    'workspace_show',
    'reply_render',
    ...DEPLOYMENT_READS,
  ],
  alias: ['alias_list', ...RELEASE_READS],
  check_template: ['standard_check_list', 'release_preview', ...BUNDLE_READS],
  scale_value: ['scale_list', 'sla_target_list', ...DEFECT_READS],
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
    'name_list',
  ],
  chart: [
    'chart_list',
    'chart_versions',
    'repo_list',
    'release_show',
    'release_preview',
    'workspace_show',
    'search',
    'name_list',
  ],
  intake: ['intake_list', 'workspace_show', 'overview_show'],
  release: RELEASE_READS,
  release_component: RELEASE_READS,
  release_note: RELEASE_READS,
  release_product: RELEASE_READS,
  release_check: RELEASE_READS,
  evidence: RELEASE_READS,
  test_run: [
    ...EVIDENCE_READS,
    ...BUNDLE_READS,
    'release_show',
    'release_list',
    ...DEPLOYMENT_READS,
  ],
  calendar_source: ['calendar_source_list', 'window_list', 'calendar_show'],
  calendar_window: [
    'window_list',
    'window_preview',
    'window_expand',
    'calendar_source_list',
    ...DEPLOYMENT_READS,
  ],
  halt: ['halt_list', ...DEPLOYMENT_READS],
  handover: ['handover_show', ...DEPLOYMENT_READS],
  deployment: [
    'search',
    'name_list',
    'window_preview',
    'release_show',
    ...OBSERVED_READS,
    ...DEPLOYMENT_READS,
  ],
  deployment_approval: DEPLOYMENT_READS,
  deployment_confirmation: DEPLOYMENT_READS,
  deployment_override: DEPLOYMENT_READS,
  runbook: ['handover_show', 'search', 'name_list', ...BUNDLE_READS, ...DEPLOYMENT_READS],
  runbook_run: [...DEPLOYMENT_READS],
  runbook_event: [...DEPLOYMENT_READS],
  calendar_feed: ['calendar_feed_list'],
  audience: ['audience_list', 'template_list', ...MESSAGE_READS],
  message_template: ['template_list', ...MESSAGE_READS],
  message: MESSAGE_READS,
  mail_server: ['mail_server_show', 'message_render'],
  desk: [...DEFECT_READS],
  desk_state: ['desk_list', 'workspace_show'],
  ticket: [...DEFECT_READS, 'article_suggest'],
  ticket_comment: ['defect_show', 'defect_list', 'search'],
  ticket_event: ['defect_show', 'defect_list', 'defect_chart'],
  defect: [...DEFECT_READS, 'article_suggest'],
  triage: DEFECT_READS,
  outbox: DEFECT_READS,
  clash: DEFECT_READS,
  reply_template: ['reply_list', 'reply_render'],
  defect_view: ['view_list'],
  matrix: ['matrix_show', 'defect_show'],
  article: ARTICLE_READS,
  article_version: ARTICLE_READS,
  article_review: ARTICLE_READS,
  article_comment: ['article_show'],
  article_draft: ['article_show', 'knowledge_desk'],
  article_file: ['article_show', 'article_draw'],
  article_flag: ARTICLE_TALK_READS,
  article_miss: ['knowledge_desk'],
  article_mirror: ['article_mirror_list'],
  article_template: ['article_template_list', ...ARTICLE_TALK_READS],
  article_use: ['handover_show', ...BUNDLE_READS, ...ARTICLE_TALK_READS],
  article_vote: ['article_show'],
  signing_key: ['key_list', ...BUNDLE_READS],
  trusted_key: ['key_list', 'bundle_look'],
  bundle: BUNDLE_READS,
  bundle_answer: BUNDLE_READS,
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
