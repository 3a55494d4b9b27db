export const outboxWords = {
  title: 'Outbox',
  about:
    'What was done here and a desk does not have yet. It goes out in this order with the next sync; nothing is sent twice.',
  none: 'Nothing waits',
  noneText:
    'Edits and answers made without a network wait here, in order. A public answer waits half a minute even with one, so that it can be taken back.',
  kind: {
    create: 'New ticket',
    edit: 'Edit',
    attach: 'File',
    comment: 'Internal note',
    answer: 'Public answer',
  },
  state: {
    queued: 'Waits for the next sync',
    held: 'Held {{seconds}} s',
    inflight: 'Being sent',
    unknown: 'Perhaps sent',
    refused: 'Refused',
  },
  unknownText:
    'The reply was lost. It is looked up at the desk by its mark, and sent only if it is not there.',
  looks: 'The next sync finds out',
  by: '{{by}},',
  retry: 'Try again',
  drop: 'Drop',
  undo: 'Undo',
  retried: 'Put in line again',
  dropped: 'Dropped: {{what}}',
  entry: '{{kind}}, {{number}} {{title}}',
  sync: 'Sync now',
} as const;
