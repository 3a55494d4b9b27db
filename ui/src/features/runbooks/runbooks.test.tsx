import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetDrafts } from '@/components';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { barOf, clockOf, factsOf, minutesOf, numbersOf, placeOf, split, ticksOf } from './model';

beforeAll(() => Promise.all([import('../releases/ReleasePage'), import('./run/RunPage')]), 180_000);
beforeEach(forgetDrafts);

const TITLE = 'Mojaloop 17.1.0 r1';
const LIVE = '/releases/runbooks/run/run-live';
const context = { actor: null, call: 'a-test' };
const open = async (door = fixtureDoor({ slow: false })) => {
  const view = await openAt('/releases/rel-17.1.0-1/runbook', TITLE, door);
  await screen.findByRole('region', { name: 'Runbook for UAT' });
  return view;
};
const openRun = () => openAt(LIVE, 'Mojaloop 17.2.0 r1');
const recorded = (door: FixtureDoor) =>
  door.asked.filter((one) => one.name === 'runbook_record').map((one) => one.request);
const rehearse = async () => {
  const view = await open();
  await view.user.click(screen.getByRole('button', { name: 'Rehearse' }));
  await screen.findByRole('complementary', { name: 'Next step' });
  return view;
};

describe('the picture of a runbook', () => {
  it('has a bar for each step, within its frame and never invisible', () => {
    expect(barOf(50, 100, 0, 200)).toEqual({ left: '25.00%', width: '25.00%' });
    expect(barOf(0, 0, 0, 0)).toEqual({ left: '0.00%', width: '0.60%' });
    expect(barOf(190, 400, 0, 200)).toEqual({ left: '95.00%', width: '5.00%' });
    expect(placeOf(500, { from: 0, to: 200 })).toBe(100);
  });

  it('is written upon at round times, few of them', () => {
    const hour = 3_600_000;
    expect(ticksOf({ from: hour / 2, to: 3.5 * hour }, 4)).toEqual([hour, 2 * hour, 3 * hour]);
    expect(ticksOf({ from: 0, to: 0 }, 4)).toEqual([0]);
    expect(ticksOf({ from: 0, to: 400 * 24 * hour }, 4).length).toBeLessThanOrEqual(5);
  });

  it('says lengths and times of day', () => {
    expect(split(minutesOf(-3_661))).toEqual({ hours: 1, minutes: 2 });
    expect(clockOf('Mon 23 Nov 2026, 16:42 WAT (UTC+1)')).toBe('16:42');
  });
});

describe('the runbook of a release', () => {
  it('shows what follows from it, its findings, both ways in time, and its values', async () => {
    await open();
    const facts = screen.getByLabelText('What follows from it');
    expect(facts.textContent).toContain('2 h 59 min');
    expect(facts.textContent).toContain('Tue 1 Dec 2026, 23:15');
    const there = screen.getByRole('region', { name: 'The way there' });
    expect(within(there).getAllByRole('listitem')).toHaveLength(13);
    expect(within(there).getByText('Point of no return')).toBeTruthy();
    expect(screen.getByText(/has ended well in another environment/)).toBeTruthy();
    const values = screen.getByRole('region', { name: 'Environment variables and values' });
    expect(within(values).getByRole('row', { name: /DB_HOST/ })).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
  });

  it('says of each step how it is done, one by one or all at once', async () => {
    const { user } = await openAt('/releases/rel-17.2.0-0/runbook', 'Mojaloop 17.2.0 r1');
    const there = await screen.findByRole('region', { name: 'The way there' });
    const step = within(there).getByRole('button', { name: 'Upgrade example-mojaloop-backend' });
    await user.click(step);
    expect(step.getAttribute('aria-expanded')).toBe('true');
    const commands = () => within(there).queryAllByRole('group', { name: 'Command to copy' });
    expect(commands().map((one) => one.textContent)).toEqual([
      expect.stringContaining('helm upgrade backend -n mojaloop'),
    ]);
    expect(within(there).getByText('Starts after Uninstall mojaloop')).toBeTruthy();
    await user.click(within(there).getByRole('button', { name: 'Show how: The way there' }));
    expect(commands().length).toBeGreaterThan(1);
    await expectAccessible(screen.getByRole('main'));
    await user.click(within(there).getByRole('button', { name: 'Fold: The way there' }));
    expect(commands()).toHaveLength(0);
  });

  it('sets each value beside the last release’s', async () => {
    await openAt('/releases/rel-17.2.0-0/runbook', 'Mojaloop 17.2.0 r1');
    const values = await screen.findByRole('region', { name: 'Environment variables and values' });
    const row = (name: RegExp) => within(values).getByRole('row', { name }).textContent;
    expect(row(/LOG_LEVEL/)).toBe('LOG_LEVELdebuginfochanged');
    expect(row(/DB_HOST/)).toContain('new');
    expect(row(/OLD_DB/)).toBe('OLD_DBmysql–gone');
  });

  it('is made for an environment that has none, from a runbook of choice', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('radio', { name: 'Production' }));
    await user.click(await screen.findByLabelText('Begin from', { selector: 'input' }));
    const other = 'Mojaloop 17.2.0 r1 for DEV, version 2';
    await user.click(await screen.findByRole('option', { name: other }));
    await user.click(screen.getByRole('button', { name: 'Make runbook' }));
    await screen.findByRole('region', { name: 'Runbook for Production' });
    const made = door.asked.findLast((one) => one.name === 'runbook_new');
    const wanted = { environment: 'PRD', template: null, from: 'rb-rel-17.2.0-0-DEV' };
    expect(made?.request).toMatchObject(wanted);
  });

  it('tells that it cannot be read, and leads back', async () => {
    const door = fixtureDoor({ slow: false });
    door.refuse('runbook_show', new Refusal('damaged', 'It cannot be read.', 'Replace its text.'));
    await openAt('/releases/rel-17.1.0-1/runbook', TITLE, door);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('cannot be read'));
  });

  it('offers its pages in the palette', async () => {
    const { user } = await open();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search or do' }), 'compare runb');
    await user.click(await screen.findByRole('option', { name: /Compare: Runbook for UAT/ }));
    await screen.findByRole('heading', { level: 1, name: 'Compare the runbook for UAT' });
  });
});

describe('a run', () => {
  it('is worked through by the button that matters, by key as well', async () => {
    const { user, door } = await rehearse();
    const side = screen.getByRole('complementary', { name: 'Next step' });
    expect(within(side).getByRole('heading', { name: 'Announce: window open' })).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByRole('button', { name: 'Start Announce: window open' }));
    await screen.findByRole('timer');
    await user.keyboard('d');
    await screen.findByRole('heading', { name: 'Last Golden Path is green' });
    expect(recorded(door)).toMatchObject([
      { act: 'start', step: 'announce' },
      { act: 'finish', step: 'announce' },
    ]);
    const log = screen.getByRole('region', { name: 'Run log' });
    expect(log.textContent).toContain('Finished Announce: window open');
  });

  it('keeps what was typed when it is refused, and takes a checker', async () => {
    const { user, door } = await openRun();
    await user.type(await screen.findByLabelText('What was seen, or why'), 'All ready');
    const done = 'Upgrade example-mojaloop-backend is done';
    await user.click(screen.getByRole('button', { name: done }));
    expect(await screen.findByText(/names a checker/)).toBeTruthy();
    await user.type(screen.getByLabelText('Checked by'), 'Chidi Eze');
    await user.click(screen.getByRole('button', { name: done }));
    await screen.findByRole('button', { name: /^Start Install mojaloop/ });
    expect(recorded(door).at(-1)).toMatchObject({ text: 'All ready', checked_by: 'Chidi Eze' });
  });

  it('says how it stands: plan beside actual, what is left, and a decision that comes late', async () => {
    await openRun();
    const facts = await screen.findByLabelText('What follows from it');
    expect(facts.textContent).toContain('6 of 11');
    expect(facts.textContent).toContain('Last safe moment to roll back17:44');
    expect(screen.getByText(/Decision would come .* too late/)).toBeTruthy();
    const rows = screen.getByRole('region', { name: 'Steps, planned beside actual' });
    expect(within(rows).getByText('Point of no return')).toBeTruthy();
    expect(within(rows).getByRole('img', { name: /^planned .*, 15:24 to 15:50$/ })).toBeTruthy();
    const next = screen.getByRole('region', { name: 'Next go/no-go' });
    expect(next.textContent).toContain('1 of 5 facts');
    const go = screen.getByRole<HTMLButtonElement>('button', { name: /^Record go: Go/ });
    expect(go.disabled).toBe(true);
    await expectAccessible(screen.getByRole('main'));
  });

  it('shows what another process recorded as soon as it hears of it', async () => {
    const { door } = await openRun();
    await screen.findByRole('timer');
    const note = { run: 'run-live', act: 'note', step: '', text: 'Pods restart', checked_by: '' };
    await door.call('runbook_record', { ...note, by: 'Chidi Eze' }, context);
    expect(screen.queryByText(/Pods restart/)).toBeNull();
    door.changeElsewhere(['runbook_event']);
    expect(await screen.findByText('Note: Pods restart')).toBeTruthy();
  });

  it('is walked by keys, and its command copied by one', async () => {
    const { user } = await openRun();
    await screen.findByRole('timer');
    const wrote = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.keyboard('c');
    expect(wrote.mock.calls[0]?.[0]).toMatch(/^helm upgrade backend/);
    await user.keyboard('kk');
    const side = screen.getByRole('complementary', { name: 'Next step' });
    const before = 'Go: the old release may be removed';
    expect(await within(side).findByRole('heading', { name: before })).toBeTruthy();
    await user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'Log a note' });
    await user.type(within(dialog).getByLabelText('Note'), 'Left for later');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('n');
    const again = await screen.findByRole('dialog', { name: 'Log a note' });
    expect(within(again).getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Left for later');
    await expectAccessible(again);
  });

  it('turns back with a reason, at any moment', async () => {
    const { user, door } = await rehearse();
    await user.click(screen.getByRole('button', { name: 'Abort and roll back' }));
    const dialog = await screen.findByRole('dialog', { name: 'Abort and roll back' });
    await user.click(within(dialog).getByRole('button', { name: /Turn back/ }));
    expect(await within(dialog).findByText(/it takes a reason/)).toBeTruthy();
    await user.type(within(dialog).getByLabelText('Why'), 'Disk is full');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Turned back: Disk is full')).toBeTruthy();
    expect(recorded(door).at(-1)).toMatchObject({ act: 'abort', step: '', text: 'Disk is full' });
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Abort and roll back' })).toBeNull(),
    );
    expect(await screen.findByRole('heading', { name: 'Remove mojaloop 17.1.0' })).toBeTruthy();
  });

  it('draws the rows in sight alone, of however many steps', async () => {
    const door = fixtureDoor({ slow: false });
    const { value } = await door.call('runbook_run', { run: 'run-live' }, context);
    const last = value.steps.at(-1);
    if (!last) throw new Error('the fixture has steps');
    const more = (_: unknown, at: number) => ({ ...last, id: `more-${at}`, title: `More ${at}` });
    const many = { ...value, steps: [...value.steps, ...Array.from({ length: 500 }, more)] };
    const call = door.call.bind(door);
    door.call = (async (name: never, request: never, asked: never) => {
      const answer = await call(name, request, asked);
      return name === 'runbook_run' ? { ...(answer as object), value: many } : answer;
    }) as typeof door.call;
    await openAt(LIVE, 'Mojaloop 17.2.0 r1', door);
    const rows = await screen.findByRole('list', { name: 'Steps' });
    expect(within(rows).getAllByRole('listitem').length).toBeLessThan(60);
  });

  it('names what a decision rests on, however far back, and no other decision', async () => {
    const door = fixtureDoor({ slow: false });
    const { value } = await door.call('runbook_run', { run: 'run-live' }, context);
    expect(numbersOf(value.steps).size).toBe(11);
    const decision = value.steps.find((one) => one.id === 'keep-or-not');
    const facts = decision ? factsOf(value, decision).map((one) => one.id) : [];
    expect(facts).toEqual(['uninstall', 'upgrade-backend', 'install', 'health', 'golden-path']);
  });
});

describe('the report of a run', () => {
  it('reads as it is taken elsewhere, is written to a file, and offers articles', async () => {
    const page = '/releases/runbooks/run/run-rehearsed/report';
    const { user, door } = await openAt(page, 'Report of rehearsal run 1');
    const text = await screen.findByRole('region', { name: 'The report' });
    expect(text.textContent).toContain('Rehearsal 1 of Mojaloop 17.2.0 r1 into DEV');
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByRole('button', { name: 'Save as file' }));
    const saved = /Report written to \/home\/ana\/mojaloop-17.2.0-r1-dev-1.md/;
    expect(await screen.findByText(saved)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Write article/ }));
    const drafted = () => door.asked.findLast((one) => one.name === 'article_draft')?.request;
    await waitFor(() => expect(drafted()).toMatchObject({ kind: 'runbook_note' }));
  });
});

describe('comparing a runbook', () => {
  it('stands beside the last release’s, and beside a version of its own', async () => {
    const page = '/releases/runbooks/rb-rel-17.2.0-0-DEV/compare/before';
    const { user, door } = await openAt(page, 'Compare the runbook for Development');
    expect(await screen.findByText('Mojaloop 17.1.0 r1 into DEV, version 2')).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByLabelText('Compare with', { selector: 'input' }));
    await user.click(await screen.findByRole('option', { name: /^Version 1 of/ }));
    const asked = () => door.asked.findLast((one) => one.name === 'runbook_diff')?.request;
    await waitFor(() => expect(asked()).toEqual({ runbook: 'rb-rel-17.2.0-0-DEV', from: 1 }));
  });

  it('says what to do where there is nothing before', async () => {
    const page = '/releases/runbooks/rb-rel-17.1.0-1-UAT/compare/before';
    await openAt(page, 'Compare the runbook for UAT');
    expect(await screen.findByText('There is nothing to compare with yet')).toBeTruthy();
  });
});
