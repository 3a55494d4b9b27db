import { articleWords } from './article/strings';
import { deskWords } from './desk/strings';
import { folderWords } from './folders/strings';
import { homeWords } from './home/strings';
import { importWords } from './import/strings';
import { listWords } from './list/strings';
import { reviewWords } from './review/strings';
import { templateWords } from './templates/strings';

/** English words of the knowledge area. */
export const knowledge = {
  title: 'Knowledge',
  faces: 'Faces of the knowledge base',
  face: {
    search: 'Search',
    review: 'Review',
    all: 'All articles',
    desk: 'Desk',
    templates: 'Templates',
  },
  new: 'New article',
  import: 'Import a folder',
  importShort: 'Import',
  today: 'today',
  nobody: 'nobody',
  noProduct: 'No product',
  version: 'v{{number}}',
  kind: {
    change: 'Change',
    workaround: 'Workaround',
    known_error: 'Known error',
    resolution: 'Resolution',
    runbook_note: 'Runbook',
    architecture: 'Architecture',
    how_to: 'How-to',
    handover: 'Handover',
    none: 'No kind',
  },
  state: {
    draft: 'Draft',
    in_review: 'In review',
    returned: 'Sent back',
    published: 'Published',
    archived: 'Archived',
  },
  audience: {
    internal: 'Internal',
    participants: 'Participants',
    everyone: 'Everyone',
  },
  confidence: {
    draft: 'Draft',
    not_validated: 'Not validated',
    validated: 'Validated',
    archived: 'Archived',
  },
  reason: { outdated: 'Outdated', wrong: 'Wrong', unclear: 'Unclear' },
  holds: {
    from: '{{from}} and up',
    to: 'up to {{to}}',
    both: '{{from}} to {{to}}',
  },
  stale: 'To be looked at again',
  dueOn: 'due {{day}}',
  wasDue: 'was due {{day}}',
  used: {
    defect: 'Used for this defect',
    release: 'Articles about this release',
    releaseNone: 'No article names this release yet. What is written from it stands here.',
    kind: {
      used: 'used',
      created: 'written from it',
      flagged: 'flagged at it',
      known_error: 'its known error',
      about: 'about it',
    },
    remove: 'Take {{article}} from {{title}}',
    export: 'Export as files',
  },
  home: homeWords,
  list: listWords,
  article: articleWords,
  review: reviewWords,
  desk: deskWords,
  templates: templateWords,
  importing: importWords,
  folders: folderWords,
} as const;
