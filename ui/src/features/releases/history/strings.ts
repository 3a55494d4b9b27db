/** What happened to a release. */
export const history = {
  title: 'History',
  none: 'Nothing has been done to this release yet.',
  undo: 'Undo',
  undone: 'undone',
  undoOf: 'an undo',
  notLocal: 'left this machine, cannot be undone',
  changes_one: '{{count}} field',
  changes_other: '{{count}} fields',
  made: 'made',
  removed: 'removed',
  nothing: 'nothing',
  on: 'on {{device}}',
  done: 'Undone: {{summary}}',
} as const;
