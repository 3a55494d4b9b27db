import { articleWords } from './articles/strings';
import { chartWords } from './charts/strings';
import { conflictWords } from './conflicts/strings';
import { decisionWords } from './inbox/decision-strings';
import { inboxWords } from './inbox/strings';
import { listWords } from './lists/strings';
import { outboxWords } from './outbox/strings';
import { pageWords } from './page/strings';
import { fileWords } from './parts/files-strings';
import { slipWords, toldWords } from './parts/told-strings';

/** English words of the defects area. */
export const defects = {
  title: 'Defects',
  faces: 'Faces of the defects',
  face: {
    inbox: 'Inbox',
    list: 'All defects',
    board: 'By release',
    charts: 'Charts',
    conflicts: 'Conflicts',
    outbox: 'Outbox',
  },
  new: 'New defect',
  syncDone: 'Service desks read',
  find: 'Find a defect',
  today: 'today',
  noSeverity: 'no severity',
  noPriority: 'no priority',
  clock: {
    paused: 'paused',
    late: '{{time}} late',
    met: 'answered',
    ended: 'ended',
  },
  status: {
    in_progress: 'In progress',
    escalated: 'Escalated',
    pending: 'Pending',
    cancelled: 'Cancelled',
    resolved: 'Resolved',
    closed: 'Closed',
  },
  decided: {
    accepted: 'Accepted',
    duplicate: 'Duplicate',
    declined: 'Declined',
    snoozed: 'Snoozed',
    none: 'To triage',
  },
  inbox: inboxWords,
  decision: decisionWords,
  list: listWords,
  page: pageWords,
  conflicts: conflictWords,
  outbox: outboxWords,
  charts: chartWords,
  articles: articleWords,
  files: fileWords,
  told: toldWords,
  slip: slipWords,
} as const;
