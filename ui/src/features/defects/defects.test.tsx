import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { setActor } from '@/actor';
import type { DefectCharts } from '@/bindings';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

// A page's script is read the first time it is opened; that is not what is waited for here.
beforeAll(async () => {
  await Promise.all([
    import('./inbox/InboxPage'),
    import('./lists/ListPage'),
    import('./lists/BoardPage'),
    import('./conflicts/ConflictsPage'),
    import('./outbox/OutboxPage'),
    import('./charts/DefectChartsPage'),
    import('./page/DefectPage'),
    import('./page/NewDefectPage'),
  ]);
}, 180_000);

const last = (door: FixtureDoor, name: string) =>
  door.asked.findLast((one) => one.name === name)?.request as Record<string, unknown> | undefined;

describe('every defect', () => {
  it('is found through views, filters, order and words', async () => {
    const { user, door } = await openAt('/defects/list/all', 'All defects');
    await screen.findByRole('row', { name: /214 Transfers commit/ });
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Views: All defects' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Accepted' }));
    await screen.findByRole('heading', { level: 1, name: 'Accepted' });
    await waitFor(() => expect(last(door, 'defect_list')).toMatchObject({ decided: 'accepted' }));
    await user.click(screen.getByRole('button', { name: 'Remove the filter Decided: Accepted' }));
    await user.click(screen.getByRole('button', { name: 'Sev.' }));
    await waitFor(() => expect(last(door, 'defect_list')).toMatchObject({ sort: 'severity' }));
    await user.keyboard('/');
    await user.keyboard('limit');
    await waitFor(() => expect(last(door, 'defect_list')).toMatchObject({ query: 'limit' }));
    await screen.findByText('3 defects');
    await user.keyboard('{Escape}j{Enter}');
    await screen.findByRole('heading', { level: 1, name: /^\d+ / });
  });

  it('keeps a view as text that can be pasted', async () => {
    const { user, door } = await openAt('/defects/list/v-1', 'Open in 17.2.0');
    await user.click(screen.getByRole('button', { name: 'Save view' }));
    const text = await screen.findByRole('textbox', { name: 'As text, to share or paste' });
    expect(text).toHaveProperty(
      'value',
      'status=open release=17.2.0 sort=priority columns=number,title,severity,priority,owner,status',
    );
    await user.clear(text);
    await user.type(text, 'severity=S2');
    const name = screen.getByRole('textbox', { name: 'Name of the view' });
    await user.clear(name);
    await user.type(name, 'Severe');
    await user.click(screen.getAllByRole('button', { name: 'Save view' }).at(-1) as HTMLElement);
    await waitFor(() =>
      expect(last(door, 'view_save')).toEqual({ id: null, name: 'Severe', text: 'severity=S2' }),
    );
    await screen.findByRole('heading', { level: 1, name: 'Severe' });
  });

  const move = async (what: string, to: string | RegExp, door?: FixtureDoor) => {
    const view = await openAt('/defects/board', 'By release', door);
    await view.user.click(
      await screen.findByRole('button', { name: `Move ${what} to another release` }),
    );
    await view.user.click(await screen.findByRole('menuitem', { name: to }));
    return view;
  };

  it('stands by the release of its fix, and a slip asks what the reporter is told', async () => {
    const { user, door } = await move('187', 'Mojaloop 17.3.0 r0');
    const column = screen.getByRole('region', { name: 'Mojaloop 17.2.0 r1', hidden: true });
    within(column).getByRole('link', { name: 'Position check uses an old limit', hidden: true });
    const dialog = await screen.findByRole('dialog', {
      name: 'Defect 187 slips to Mojaloop 17.3.0 r0',
    });
    const words = await within(dialog).findByRole('textbox', { name: 'Public answer to RT 10455' });
    await waitFor(() =>
      expect((words as HTMLTextAreaElement).value).toContain('planned in Mojaloop 17.3.0.'),
    );
    expect(last(door, 'defect_plan')).toBeUndefined();
    await expectAccessible();
    await user.type(words, ' We are sorry.');
    await user.click(within(dialog).getByRole('button', { name: 'Move and tell' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toMatchObject({
        ids: ['d-187'],
        release: '17.3.0',
        stage: 'planned',
        answer: expect.stringMatching(/planned in Mojaloop 17\.3\.0\..* We are sorry\.$/),
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('slips without a word where that is chosen', async () => {
    const { user, door } = await move('187', 'Mojaloop 17.3.0 r0');
    await user.click(await screen.findByRole('button', { name: 'Move only' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toEqual({
        ids: ['d-187'],
        release: '17.3.0',
        stage: 'planned',
        answer: null,
      }),
    );
  });

  it('moves to an earlier release, or out of all, without a question', async () => {
    const { user, door } = await move('187', /^Mojaloop 17.1.0/);
    await waitFor(() => expect(last(door, 'defect_plan')).toMatchObject({ release: '17.1.0' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Move 199 to another release' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Not planned' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toEqual({
        ids: ['d-199'],
        release: '',
        stage: null,
        answer: null,
      }),
    );
  });

  const charts = (more: Partial<DefectCharts>) => {
    const door = fixtureDoor({ slow: false });
    const call = door.call;
    door.call = async (name, request, context) => {
      const answer = await call(name, request, context);
      if (name !== 'defect_chart') return answer;
      return { ...answer, value: { ...answer.value, ...more } };
    };
    return openAt('/defects/charts', 'Charts', door);
  };

  it('is drawn as charts that can be read as tables, and without colours', async () => {
    await openAt('/defects/charts', 'Charts');
    const flow = await screen.findByRole('table', { name: /Reported and closed, by week/ });
    within(flow).getByRole('row', { name: '16 Nov 14 9' });
    const answers = screen.getByRole('table', { name: /Answers, by the week they were due/ });
    within(answers).getByRole('row', { name: '2 Nov 6 2' });
    screen.getByText('91 % of 45 were answered in time');
    const fills = (tone: string) =>
      new Set(
        [...document.querySelectorAll(`svg g rect[data-tone="${tone}"]`)].map(
          (one) => one.getAttribute('fill') ?? 'filled',
        ),
      );
    // Reported is filled and closed hatched; so are answers in time and late ones.
    expect(fills('ink')).toEqual(new Set(['filled']));
    for (const tone of ['teal', 'red'])
      expect([...fills(tone)].some((one) => one.startsWith('url('))).toBe(true);
    await expectAccessible();
  });

  it('leaves out what was not counted, and says where nothing is open', async () => {
    await charts({ closure: [], sla: [], sla_weeks: [], by_component: [], by_release: [] });
    await screen.findByRole('table', { name: /Reported, by week/ });
    expect(screen.queryByText('Closed')).toBeNull();
    expect(screen.queryByText(/answered in time/)).toBeNull();
    expect(screen.getAllByText('No defect is open.')).toHaveLength(2);
    await expectAccessible();
  });

  it('has nothing to draw before the first defect', async () => {
    const none = { inflow: [], closure: [], age: [], sla: [], by_component: [], by_release: [] };
    await charts({ ...none, sla_weeks: [] });
    await screen.findByText('Nothing to draw yet');
    expect(screen.queryByRole('table')).toBeNull();
    await expectAccessible();
  });
});

describe('conflicts', () => {
  const card = async () => {
    const view = await openAt('/defects/conflicts', 'Conflicts');
    const list = await screen.findByRole('listitem', { name: /severity, 201/ });
    return { ...view, card: within(list) };
  };

  it('are cards with before, mine and theirs, by whom and when', async () => {
    const { user, door, card: one } = await card();
    for (const words of ['S4', 'S3', 'S2']) one.getByText(words);
    one.getByText((_, node) => node?.textContent === 'Fatou Diallo, today, 15:31 WAT');
    expect(screen.queryByRole('dialog')).toBeNull();
    await expectAccessible();
    await user.click(one.getByRole('button', { name: /^Take theirs for severity of 201: S2/ }));
    await waitFor(() =>
      expect(last(door, 'conflict_resolve')).toEqual({ id: 'k-1', take: 'theirs' }),
    );
    await screen.findByText('No conflict');
    await expectAccessible();
  });

  it('take a third value, and keep it while it is refused', async () => {
    const { user, door, card: one } = await card();
    door.refuse('conflict_resolve', new Refusal('busy', 'Another process writes.', 'Try again.'));
    await user.click(one.getByRole('button', { name: 'Edit' }));
    const field = one.getByRole('textbox', { name: 'What severity shall be' });
    await user.clear(field);
    await user.type(field, 'S1');
    await user.click(one.getByRole('button', { name: 'Take this' }));
    await screen.findByText('Another process writes.');
    expect(field).toHaveProperty('value', 'S1');
    await user.click(one.getByRole('button', { name: 'Take this' }));
    await waitFor(() =>
      expect(last(door, 'conflict_resolve')).toEqual({ id: 'k-1', take: 'edit', value: 'S1' }),
    );
  });
});

describe('the outbox', () => {
  it('says what waits and why, counts held answers down, and takes them back', async () => {
    const { user, door } = await openAt('/defects/outbox', 'Outbox');
    await screen.findByText(/^Held \d+ s$/);
    screen.getByText('The desk refused it: the account slipway may not comment in this queue.');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Try again: Internal note, 201/ }));
    await waitFor(() => expect(last(door, 'outbox_retry')).toEqual({ id: 'o-3' }));
    await user.click(screen.getByRole('button', { name: /^Undo: Public answer, 187/ }));
    await waitFor(() => expect(last(door, 'outbox_drop')).toEqual({ id: 'o-1' }));
    await waitFor(() => expect(screen.queryByText(/^Held/)).toBeNull());
  });

  it('says of what was perhaps sent that it is looked up, and lets nobody send it again', async () => {
    await openAt('/defects/outbox', 'Outbox');
    await screen.findByText('Perhaps sent');
    screen.getByText(
      'The reply was lost. It is looked up at the desk by its mark, and sent only if it is not there.',
    );
    screen.getByText('The next sync finds out');
    expect(screen.queryByRole('button', { name: /^(Try again|Drop): New ticket, 187/ })).toBeNull();
    screen.getByRole('button', { name: /^Drop: Internal note, 201/ });
  });
});

describe('one defect in full', () => {
  const open = (path = '/defects/d-214') => openAt(path, /^214 Transfers commit/);

  it('keeps what was typed into its report until it is saved', async () => {
    const { user, door } = await open();
    await expectAccessible();
    const field = screen.getByRole('textbox', { name: 'Workaround' });
    await user.clear(field);
    await user.type(field, 'Restart all three');
    await user.click(screen.getByRole('link', { name: /^History/ }));
    await screen.findByText('severity: S3 → S2');
    await user.click(screen.getByRole('link', { name: /^Report/ }));
    const again = await screen.findByRole('textbox', { name: 'Workaround' });
    expect(again).toHaveProperty('value', 'Restart all three');
    await user.click(screen.getByRole('button', { name: /^Save report/ }));
    await waitFor(() =>
      expect(last(door, 'defect_edit')).toEqual({ id: 'd-214', workaround: 'Restart all three' }),
    );
  });

  it('shows what was said at all of its tickets, and clones it into the backlog', async () => {
    const { user, door } = await open('/defects/d-214/conversation');
    screen.getByText('Since noon our cap is not held. Please look, settlement is at 18:00.');
    expect(screen.getAllByText('internal')).toHaveLength(2);
    await user.click(screen.getByRole('link', { name: /^Tickets/ }));
    await user.click(await screen.findByRole('button', { name: 'Clone to Backlog' }));
    await waitFor(() =>
      expect(last(door, 'defect_clone')).toEqual({ id: 'd-214', desk: 'desk-backlog' }),
    );
    await expectAccessible();
  });

  it('is decided by the same keys as in the inbox', async () => {
    const { user, door } = await open();
    await screen.findByText(/^Suggested/);
    await user.keyboard('u2');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], urgency: 2 }),
    );
    await user.keyboard('1');
    await waitFor(() => expect(last(door, 'defect_accept')).toMatchObject({ ids: ['d-214'] }));
    await screen.findByText('Accepted');
  });

  const setStatus = async (user: Awaited<ReturnType<typeof open>>['user'], to: string) => {
    await user.click(screen.getByRole('button', { name: /^State of 214/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: to }));
  };

  it('asks why where a state needs a reason', async () => {
    const { user, door } = await open();
    door.refuse(
      'defect_status',
      new Refusal('invalid', 'Pending needs what the client must do.', 'Say it.', 'reason'),
    );
    await setStatus(user, 'Pending');
    const dialog = await screen.findByRole('dialog', { name: 'Why?' });
    await user.type(within(dialog).getByRole('textbox'), 'Send us the log');
    await user.click(within(dialog).getByRole('button', { name: 'Pending' }));
    await waitFor(() =>
      expect(last(door, 'defect_status')).toEqual({
        ids: ['d-214'],
        status: 'pending',
        reason: 'Send us the log',
      }),
    );
  });

  it('asks what the customer decided where that is theirs to decide', async () => {
    const { user, door } = await open();
    const refusal = () =>
      new Refusal('invalid', 'Only the customer cancels a ticket.', 'Write it down.', 'decision');
    door.refuse('defect_status', refusal());
    await setStatus(user, 'Cancelled');
    const dialog = await screen.findByRole('dialog', { name: 'What did the customer decide?' });
    within(dialog).getByText(/Only the customer cancels a ticket/);
    await user.click(within(dialog).getByRole('button', { name: 'Cancelled' }));
    within(dialog).getByText('Write down who of the customer’s decided it.');
    const field = within(dialog).getByRole('textbox', { name: 'The customer’s decision' });
    await user.type(field, 'pinkbankfsp withdrew it');
    await user.click(within(dialog).getByRole('button', { name: 'Cancelled' }));
    await waitFor(() =>
      expect(last(door, 'defect_status')).toEqual({
        ids: ['d-214'],
        status: 'cancelled',
        decision: 'pinkbankfsp withdrew it',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  const blocked = () =>
    new Refusal(
      'blocked',
      'Defect 214: Mojaloop 17.2.0 does not run in Production.',
      'Keep it Resolved until the deployment is validated.',
    );

  it('closes what a rule blocks with the reason of somebody who may', async () => {
    const { user, door } = await open();
    door.refuse('defect_status', blocked());
    await setStatus(user, 'Closed');
    const dialog = await screen.findByRole('dialog', { name: '214 cannot be closed yet' });
    within(dialog).getByText(/17.2.0 does not run in Production/);
    within(dialog).getByText(/^Keep it Resolved/);
    await expectAccessible();
    const go = within(dialog).getByRole('button', { name: 'Override and move to closed' });
    await user.click(go);
    within(dialog).getByText('Say why, in a few words.');
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Cannot be seen here');
    await user.click(go);
    await waitFor(() =>
      expect(last(door, 'defect_status')).toEqual({
        ids: ['d-214'],
        status: 'closed',
        override_reason: 'Cannot be seen here',
      }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says whose role lets a blocked state pass', async () => {
    const { user, door } = await open();
    act(() => setActor('p-joseph'));
    door.refuse('defect_status', blocked());
    await setStatus(user, 'Closed');
    const dialog = await screen.findByRole('dialog', { name: '214 cannot be closed yet' });
    within(dialog).getByText(/^A release manager or a change approver may let it pass/);
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    await expectAccessible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks for nothing where no words would help', async () => {
    const { user, door } = await open();
    door.refuse(
      'defect_status',
      new Refusal('invalid', 'A ticket is closed only from Resolved.', 'Resolve it.', 'status'),
    );
    await setStatus(user, 'Closed');
    await screen.findByText('A ticket is closed only from Resolved.');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says so when there is none', async () => {
    const door = fixtureDoor({ slow: false });
    window.location.hash = '#/defects/nowhere';
    await openAt('/overview', 'Monday 23 November', door);
    window.location.hash = '#/defects/nowhere';
    await screen.findByText('There is no such defect');
  });
});

describe('a new defect', () => {
  it('is reported without a desk, and is found again as it was left', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.desks = [];
    const { user } = await openAt('/defects', 'Defects', door);
    await user.keyboard('n');
    await screen.findByRole('heading', { level: 1, name: 'Report a defect' });
    await user.type(screen.getByRole('textbox', { name: 'Title' }), 'Quotes vanish');
    await user.keyboard('{Escape}');
    await user.keyboard('go');
    await screen.findByRole('heading', { level: 1, name: 'Monday 23 November' });
    await user.keyboard('gd');
    await screen.findByRole('heading', { level: 1, name: 'Defects' });
    await user.keyboard('n');
    const title = await screen.findByRole('textbox', { name: 'Title' });
    expect(title).toHaveProperty('value', 'Quotes vanish');
    await user.click(screen.getByRole('button', { name: /^Report defect/ }));
    await screen.findByRole('heading', { level: 1, name: '215 Quotes vanish' });
    expect(last(door, 'defect_new')).toMatchObject({ title: 'Quotes vanish', desk: null });
  });
});

describe('the frame', () => {
  it('counts what waits, names the desks, and offers to go there', async () => {
    const { user } = await openAt('/overview', 'Monday 23 November');
    const link = await screen.findByRole('link', { name: /^Defects\s*12$/ });
    expect(link).toBeDefined();
    screen.getByRole('link', { name: /Backlog failed, 3 h ago/ });
    await user.click(screen.getByRole('link', { name: /1 conflict/ }));
    await screen.findByRole('heading', { level: 1, name: 'Conflicts' });
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or do' }), 'sync service');
    await screen.findByRole('option', { name: /Sync service desks/ });
  });

  it('lists the keys of triage on ?', async () => {
    const { user } = await openAt('/defects', 'Defects');
    await screen.findByRole('region', { name: 'Decision' });
    await user.keyboard('?');
    const keys = await screen.findByRole('dialog', { name: 'Keyboard' });
    within(keys).getByText('Set the urgency, then 1 to 5');
    within(keys).getByText('Select; with Shift up to here');
  });
});
