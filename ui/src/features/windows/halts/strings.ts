/** The words of the history of halts. */
export const halts = {
  title: 'Halts of changes',
  count_one: '{{count}} halt',
  count_other: '{{count}} halts',
  list: 'Halts, the newest first',
  history: 'All halts',
  everything: 'Every environment',
  state: { active: 'Holds now', lifted: 'Lifted', ended: 'Ended' },
  started: 'Started by {{by}}, {{at}}',
  until: 'until {{until}}',
  untilLifted: 'until somebody lifts it',
  lifted: 'Lifted by {{by}}, {{at}}: {{reason}}',
  ended: 'Ended by itself, {{until}}',
  lift: 'Lift',
  liftThis: 'Lift the halt: {{reason}}',
  empty: 'Changes have never been halted',
  emptyText:
    'A halt stops every change at once, or those of some environments. Who started it, who lifted it and why stays here.',
} as const;
