/** Two releases beside each other. */
export const comparePage = {
  title: 'Compare releases',
  from: 'From',
  to: 'To',
  swap: 'Swap the two',
  copy: 'Copy as text',
  copied: 'Comparison copied',
  choose: 'Choose two releases',
  newest: 'Compare {{from}} with {{to}}',
  chooseBody:
    'You see what moving from one to the other changes, downgrades first, and what the releases skipped in between bring along.',
  same: 'They hold the same components in the same versions.',
  versions: 'Versions',
  rollup: 'What comes along',
  rollupBody:
    'Breaking changes and migration files of every release after the first, up to the second.',
  missing: 'no notes here',
  missingBody: 'Its notes are not here, so its breaking changes are not known.',
  noneBreaking: 'The notes of these releases name no breaking changes.',
  migrations_one: '{{count}} migration file',
  migrations_other: '{{count}} migration files',
  textTitle: '{{from}} to {{to}}',
  textBreaking: 'Breaking changes on the way',
  textMissing: 'No notes here for {{versions}}',
  textMigrations: 'migrations {{files}}',
  total_one: '{{count}} component',
  total_other: '{{count}} components',
} as const;
