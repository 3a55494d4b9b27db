/** People and their roles. */
export const people = {
  about:
    'Who may act, and what they may do. Those who left stay listed, so that the log keeps its names.',
  list: 'People',
  add: 'Add person',
  edit: 'Edit {{name}}',
  name: 'Full name',
  email: 'Mail address',
  emailWrong: 'A mail address has a name, @ and a host',
  roles: 'Roles',
  everyRole: 'every role',
  noRole: 'no role',
  noEmail: 'no mail address',
  active: 'Works here',
  left: 'left',
  here: 'active',
  state: 'State',
  save: 'Save person',
  saved: '{{name}} saved',
  empty: 'The people who run this hub',
  emptyText: 'Checks have owners and approvals have names, so that one sees who decided.',
} as const;
