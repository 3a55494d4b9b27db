export const conflictWords = {
  title: 'Conflicts',
  about:
    'Both sides changed the same field. Nothing was overwritten: each card waits until someone decides.',
  none: 'No conflict',
  noneText:
    'When a field is changed here and at the desk, both values stand here with who did it and when, until one of them is taken.',
  base: 'Before',
  mine: 'Mine, not sent',
  theirs: 'Theirs, at the desk',
  empty: 'empty',
  byNobody: 'the desk does not say who',
  refused: 'The desk refused mine',
  takeMine: 'Take mine',
  takeTheirs: 'Take theirs',
  edit: 'Edit',
  editLabel: 'What {{field}} shall be',
  take: 'Take this',
  done: '{{number}}: {{field}} is {{value}}',
  mineFor: 'Take mine for {{field}} of {{number}}: {{value}}',
  theirsFor: 'Take theirs for {{field}} of {{number}}: {{value}}',
} as const;
