import { describe, expect, it } from 'vitest';
import bindings from './bindings/index.ts?raw';
import { KINDS, READS_OF, staleReads } from './reads';

/** Names of the catalogue, as the bindings declare them. */
const commands = [...bindings.matchAll(/^ {2}(\w+): \{ request: /gm)].map(
  (found) => found[1] ?? '',
);

/** Those that change something or work only when asked; a new command must join one of the two. */
const WRITES = [
  'workspace_set_up',
  'hub_save',
  'sample_open',
  'sample_remove',
  'person_save',
  'environment_save',
  'environment_move',
  'environment_remove',
  'environment_observe',
  'infrastructure_save',
  'values_approve',
  'drift_ignore_save',
  'drift_ignore_remove',
  'product_save',
  'product_remove',
  'increment_save',
  'increment_remove',
  'rule_set_level',
  'alias_save',
  'standard_check_save',
  'standard_check_remove',
  'scale_save',
  'sla_target_save',
  'repo_save',
  'repo_remove',
  'repo_sync',
  'repo_confirm',
  'chart_watch',
  'intake_dismiss',
  'release_import',
  'release_edit',
  'release_remove',
  'release_advance',
  'release_prevent',
  'release_component',
  'release_notes_save',
  'release_check',
  'release_evidence_add',
  'release_evidence_save',
  'release_evidence_remove',
  'key_new',
  'key_trust',
  'key_withdraw',
  'release_bundle',
  'release_receive',
  'release_answer',
  'window_save',
  'window_lift',
  'window_remove',
  'halt_start',
  'halt_lift',
  'calendar_import',
  'calendar_source_remove',
  'calendar_export',
  'calendar_feed_remove',
  'deployment_save',
  'deployment_advance',
  'deployment_confirm',
  'deployment_approve',
  'deployment_override',
  'deployment_cancel',
  'deployment_close',
  'deployment_review',
  'runbook_new',
  'runbook_edit',
  'runbook_step',
  'runbook_remove',
  'runbook_begin',
  'runbook_record',
  'runbook_report_save',
  'message_draft',
  'message_send',
  'message_waive',
  'audience_save',
  'audience_remove',
  'template_save',
  'mail_server_save',
  'desk_save',
  'desk_remove',
  'desk_check',
  'desk_map',
  'desk_sync',
  'defect_new',
  'defect_edit',
  'defect_triage',
  'defect_accept',
  'defect_plan',
  'defect_duplicate',
  'defect_decline',
  'defect_snooze',
  'defect_assign',
  'defect_status',
  'defect_comment',
  'defect_attach',
  'defect_file',
  'defect_clone',
  'defect_link',
  'outbox_retry',
  'outbox_drop',
  'conflict_resolve',
  'matrix_save',
  'reply_save',
  'view_save',
  'view_remove',
  'article_missed',
  'article_draft',
  'article_submit',
  'article_decide',
  'article_confirm',
  'article_restore',
  'article_set',
  'article_comment',
  'article_flag',
  'article_flag_settle',
  'article_vote',
  'article_use',
  'article_file',
  'article_template_save',
  'article_file_save',
  'article_export',
  'article_mirror_save',
  'article_mirror_remove',
  'handover_judge',
  'evidence_import',
  'evidence_remove',
  'article_import',
  'article_import_desk',
  'undo',
  'backup_create',
  'backup_restore',
  'integrity_check',
  'diagnostics',
];

describe('the table of what a change makes stale', () => {
  const reads = new Set<string>(Object.values(READS_OF).flat());

  it('covers every command of the catalogue', () => {
    expect(commands.length).toBeGreaterThan(40);
    const covered = [...reads, ...WRITES].toSorted();
    expect(covered).toEqual(commands.toSorted());
  });

  it('knows a read for every kind', () => {
    for (const kind of KINDS) expect(READS_OF[kind].length, kind).toBeGreaterThan(0);
  });

  it('has what shows a release read again when a check of it changes', () => {
    const stale = staleReads(['release_check']);
    expect(stale).toContain('release_show');
    expect(stale).toContain('overview_show');
    expect(stale).not.toContain('chart_list');
  });

  it('reads everything again after a kind it does not know, and after a restore', () => {
    expect(staleReads(['kind_of_a_newer_version'])).toBeNull();
    expect(staleReads(['*'])).toBeNull();
    expect(staleReads([], 'backup_restore')).toBeNull();
  });

  it('reads nothing again when nothing changed', () => {
    expect(staleReads([])?.size).toBe(0);
  });
});
