import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { shownOf } from '../fixture/shown';

// A page's script is read the first time it is opened; that is not what is waited for here.
beforeAll(() => import('./InboxPage'), 180_000);

const open = async (door = fixtureDoor({ slow: false }), path = '/defects') => {
  const view = await openAt(path, 'Defects', door);
  await screen.findByRole('region', { name: 'Decision' });
  await screen.findByText(/^Suggested: /);
  return view;
};
const front = () => screen.getByRole('row', { current: true }).textContent ?? '';
const asked = (door: FixtureDoor, name: string) =>
  door.asked
    .filter((one) => one.name === name)
    .map((one) => one.request as Record<string, unknown>);
const last = (door: FixtureDoor, name: string) => asked(door, name).at(-1);

describe('the inbox', () => {
  it('shows what is due first, the defect, its clock and what is suggested', async () => {
    await open();
    const rows = screen.getAllByRole('row', { name: /defect \d+/ });
    expect(rows).toHaveLength(12);
    expect(front()).toContain('214');
    screen.getByRole('heading', {
      level: 2,
      name: 'Transfers commit above the participant limit after a limit change',
    });
    screen.getByText('23 business min left');
    screen.getByText(/^S2: a person answers within 4 business hours/);
    screen.getByRole('img', { name: /3 h 37 min since 13:05, now, night, \+ 5 min Tue/ });
    screen.getByRole('button', { name: 'Impact 5, urgency 4: P1, suggested' });
    screen.getByText('Reproduced in Sandbox at 17.0.4 r1, same as Production');
    screen.getByText('Position check uses an old limit');
    // States are said in words, whatever they are called inside.
    screen.getByText('In progress · same component and words');
    screen.getByText('hub incident, In progress');
    await expectAccessible();
  });

  it('moves by J and K, and by a click', async () => {
    const { user } = await open();
    await user.keyboard('jj');
    expect(front()).toContain('213');
    await user.keyboard('k');
    expect(front()).toContain('212');
    await screen.findByRole('heading', { level: 2, name: 'Health says OK while Kafka is away' });
    await user.click(screen.getByRole('gridcell', { name: /defect 208/ }));
    expect(front()).toContain('208');
  });

  it('sets urgency, impact, severity and priority by a letter and a number', async () => {
    const { user, door } = await open();
    await user.keyboard('u');
    expect(screen.getByText('press a number').textContent).toBeDefined();
    await user.keyboard('5');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], urgency: 5 }),
    );
    await user.keyboard('i3');
    await waitFor(() => expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], impact: 3 }));
    await screen.findByRole('button', { name: 'Impact 3, urgency 5: P2', pressed: true });
    await user.keyboard('s3');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], severity: 'S3' }),
    );
    await screen.findByRole('button', { name: 'S3 Average', pressed: true });
    await user.keyboard('p2');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], priority: 'P2' }),
    );
    expect(asked(door, 'defect_accept')).toEqual([]);
  });

  it('asks why a priority is another than the matrix’s, and keeps what was typed', async () => {
    const { user, door } = await open();
    await user.keyboard('p4');
    const ask = await screen.findByRole('group', { name: 'P4 against the matrix' });
    within(ask).getByText(/The matrix says P1/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    within(ask).getByText('Say why, so that others can follow.');
    await user.keyboard('Only one hub runs it{Escape}');
    await waitFor(() => expect(screen.queryByRole('group', { name: /against/ })).toBeNull());
    await user.keyboard('p4');
    const again = await screen.findByRole('group', { name: 'P4 against the matrix' });
    expect(within(again).getByRole('textbox', { name: 'Reason' })).toHaveProperty(
      'value',
      'Only one hub runs it',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({
        ids: ['d-214'],
        priority: 'P4',
        reason: 'Only one hub runs it',
      }),
    );
  });

  it('accepts with 1: takes over what is suggested, says the answer, and shows the next at once', async () => {
    const { user, door } = await open();
    await screen.findByText('Accept answers in public after 30 s; Ctrl Z undoes both.');
    let answered: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const call = door.call;
    door.call = async (name, request, context) => {
      if (name === 'defect_accept') await slow;
      return call(name, request, context);
    };
    await user.keyboard('1');
    // Before any answer.
    expect(front()).toContain('212');
    expect(screen.queryByRole('gridcell', { name: /defect 214/ })).toBeNull();
    answered();
    await waitFor(() => expect(asked(door, 'defect_accept')).toHaveLength(1));
    expect(last(door, 'defect_accept')).toEqual({
      ids: ['d-214'],
      urgency: 4,
      impact: 5,
      severity: null,
      answer: 'Thank you, we received this as defect 214 and look at it now.',
      note: null,
    });
    expect(asked(door, 'defect_triage')).toEqual([]);
    await screen.findByText('Defect 214 accepted');
    await waitFor(() => expect(door.desk.defects[0]?.decided).toBe('accepted'));
    expect(front()).toContain('212');
  });

  it('undoes a decision whole, by Z and by Ctrl+Z', async () => {
    const { user, door } = await open();
    await user.keyboard('1');
    await screen.findByText('Defect 214 accepted');
    await user.keyboard('z');
    await waitFor(() => expect(asked(door, 'undo')).toHaveLength(1));
    await screen.findByText('Undone: Defect 214 accepted');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(asked(door, 'undo').at(-1)).toEqual({}));
  });

  it('brings back what was refused, with the reason and with what was typed', async () => {
    const { user, door } = await open();
    door.refuse(
      'defect_decline',
      new Refusal('forbidden', 'You may not decline.', 'Ask a triage member.'),
    );
    await user.keyboard('3');
    await user.keyboard('It works as documented{Control>}{Enter}{/Control}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('You may not decline.');
    expect(alert.textContent).toContain('What you typed is still here.');
    expect(front()).toContain('214');
    await user.keyboard('3');
    expect(screen.getByRole('textbox', { name: 'Reason' })).toHaveProperty(
      'value',
      'It works as documented',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(front()).toContain('212'));
    expect(last(door, 'defect_decline')).toEqual({
      ids: ['d-214'],
      reason: 'It works as documented',
      answer: 'We looked at this and will not change it: It works as documented',
    });
  });

  it('tells the reporter of a decline in words that can be edited, or not at all', async () => {
    const { user, door } = await open();
    await user.keyboard('3');
    const ask = await screen.findByRole('group', { name: 'Why is it declined?' });
    const words = () => within(ask).getByRole('textbox', { name: 'Public answer to RT 10482' });
    await user.keyboard('Known');
    await waitFor(() =>
      expect(words()).toHaveProperty('value', 'We looked at this and will not change it: Known'),
    );
    await expectAccessible();
    await user.clear(words());
    await user.type(words(), 'Sorry, no.{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last(door, 'defect_decline')).toEqual({
        ids: ['d-214'],
        reason: 'Known',
        answer: 'Sorry, no.',
      }),
    );
    await waitFor(() => expect(front()).toContain('212'));
    await user.keyboard('3');
    await user.keyboard('Known');
    await user.click(screen.getByRole('switch', { name: 'Tell the reporter' }));
    expect(screen.queryByRole('textbox', { name: /^Public answer/ })).toBeNull();
    await user.click(
      within(screen.getByRole('group', { name: 'Why is it declined?' })).getByRole('button', {
        name: /^Decline/,
      }),
    );
    await waitFor(() =>
      expect(last(door, 'defect_decline')).toEqual({
        ids: ['d-212'],
        reason: 'Known',
        answer: null,
      }),
    );
  });

  it('marks a duplicate of the best candidate with 2 and 2, or asks which, and tells the reporter', async () => {
    const { user, door } = await open();
    await user.keyboard('2');
    const ask = await screen.findByRole('group', { name: 'The same as 187' });
    const words = 'This is the same as defect 187 “Position check uses an old limit”';
    await waitFor(() =>
      expect(
        (within(ask).getByRole('textbox', { name: /^Public answer/ }) as HTMLTextAreaElement).value,
      ).toContain(words),
    );
    await expectAccessible();
    expect(asked(door, 'defect_duplicate')).toEqual([]);
    await user.keyboard('2');
    await waitFor(() =>
      expect(last(door, 'defect_duplicate')).toEqual({
        ids: ['d-214'],
        of: 'd-187',
        answer: `${words}, where we go on with it.`,
      }),
    );
    await waitFor(() => expect(front()).toContain('212'));
    await user.keyboard('2');
    const box = await screen.findByRole('textbox', { name: 'Number or words' });
    await user.type(box, 'timeout');
    await user.click(await screen.findByRole('button', { name: /199 Timeout of a transfer/ }));
    await user.click(await screen.findByRole('switch', { name: 'Tell the reporter' }));
    await user.click(screen.getByRole('button', { name: /^Duplicate of 199/ }));
    await waitFor(() =>
      expect(last(door, 'defect_duplicate')).toEqual({
        ids: ['d-212'],
        of: 'd-199',
        answer: null,
      }),
    );
  });

  it('compares with a candidate side by side', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Compare with 187' }));
    const dialog = await screen.findByRole('dialog', { name: 'Compare with 187' });
    await within(dialog).findByRole('columnheader', { name: /187 Position check/ });
    await expectAccessible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('snoozes with H, and says what lies past the clock', async () => {
    const { user, door } = await open();
    await user.keyboard('h');
    const ask = await screen.findByRole('group', { name: 'Until when?' });
    within(ask).getByRole('button', { name: /Next Monday Mon 30 Nov, 08:00, past its clock/ });
    const tomorrow = within(ask).getByRole('button', { name: /Tomorrow morning/ });
    expect(tomorrow.textContent).not.toContain('past');
    await user.click(tomorrow);
    await waitFor(() =>
      expect(last(door, 'defect_snooze')).toEqual({ ids: ['d-214'], until: '2026-11-24T08:00' }),
    );
  });

  it("snoozes until a day and a time of one's own", async () => {
    const { user, door } = await open();
    await user.keyboard('h');
    const ask = within(await screen.findByRole('group', { name: 'Until when?' }));
    const snooze = ask.getByRole('button', { name: 'Snooze' });
    await user.type(ask.getByLabelText('Another day'), 'Wed 2 Dec 2026{Tab}');
    expect(snooze.hasAttribute('disabled')).toBe(true);
    await user.type(ask.getByLabelText('Hours'), '0930');
    await user.click(snooze);
    await waitFor(() =>
      expect(last(door, 'defect_snooze')).toEqual({ ids: ['d-214'], until: '2026-12-02T09:30' }),
    );
  });

  it('selects by X and Shift+X, and decides for all of them as one', async () => {
    const { user, door } = await open();
    await user.keyboard('xjjj{Shift>}X{/Shift}');
    await screen.findByText('4 selected');
    expect(screen.getAllByText('4 defects selected').length).toBeGreaterThan(0);
    await user.keyboard('u2');
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({
        ids: ['d-214', 'd-212', 'd-213', 'd-211'],
        urgency: 2,
      }),
    );
    await user.keyboard('1');
    await waitFor(() =>
      expect(last(door, 'defect_accept')).toEqual({
        ids: ['d-214', 'd-212', 'd-213', 'd-211'],
        urgency: null,
        impact: null,
        severity: null,
        answer: null,
        note: null,
      }),
    );
    await waitFor(() => expect(front()).toContain('208'));
    expect(screen.queryByText('4 selected')).toBeNull();
  });

  it('raises the priority for its duplicates in one press, with that as the reason', async () => {
    const door = fixtureDoor({ slow: false });
    const why = '3 duplicates: raise to P1';
    const [first] = door.desk.defects;
    if (!first) throw new Error('no defect');
    Object.assign(first, { priority: 'P2', urgency: '4', impact: '4' });
    const { suggested } = shownOf(first);
    door.desk.defectEdits[first.id] = { suggested: { ...suggested, raise: why } };
    const { user } = await open(door);
    screen.getByText(why);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Raise to P1' }));
    await waitFor(() =>
      expect(last(door, 'defect_triage')).toEqual({ ids: ['d-214'], priority: 'P1', reason: why }),
    );
    // It is raised now, so nothing is proposed any more.
    await waitFor(() => expect(screen.queryByText(why)).toBeNull());
  });

  it('takes Esc one thing at a time', async () => {
    const { user } = await open();
    await user.keyboard('xs');
    screen.getByText('press a number');
    await user.keyboard('{Escape}');
    expect(screen.queryByText('press a number')).toBeNull();
    screen.getByText('1 selected');
    await user.keyboard('{Escape}');
    expect(screen.queryByText('1 selected')).toBeNull();
    expect(front()).toContain('214');
  });

  it('keeps an answer that was begun while another defect is in front', async () => {
    const { user } = await open();
    await user.keyboard('c');
    await user.keyboard(' More follows.{Escape}');
    await user.keyboard('j');
    await screen.findByRole('textbox', { name: /Answer to RT 10480/ });
    await user.keyboard('k');
    const box = await screen.findByRole('textbox', { name: /Answer to RT 10482/ });
    expect((box as HTMLTextAreaElement).value).toContain('More follows.');
  });

  it('opens the whole defect by Enter, and goes to a page by G and its letter', async () => {
    const { user } = await open();
    await user.keyboard('gs');
    await screen.findByRole('heading', { level: 1, name: 'Hub and calendar' });
    await user.keyboard('gd');
    await screen.findByRole('heading', { level: 1, name: 'Defects' });
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 1, name: /^214 Transfers commit/ });
  });

  it('finds by /, and says when nothing matches', async () => {
    const { user } = await open();
    await user.keyboard('/');
    await user.keyboard('quot');
    await waitFor(() => expect(screen.getAllByRole('row', { name: /defect/ })).toHaveLength(3));
    await user.keyboard('zzz');
    await screen.findByText('Nothing to triage matches “quotzzz”');
  });

  it('orders as chosen', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('button', { name: 'Order: Due first' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Newest first' }));
    await waitFor(() => expect(last(door, 'defect_list')).toMatchObject({ sort: '-reported' }));
  });

  it('shows what a report contains as text, whatever it says', async () => {
    const door = fixtureDoor({ slow: false });
    const [first] = door.desk.defects;
    if (first) {
      first.title = '<img src=x onerror="window.__hit=1">';
      first.component = '<b>ledger</b>';
      door.desk.defectEdits[first.id] = {
        facts: {
          observed: '<script>window.__hit=1</script>',
          expected: 'javascript:alert(1)',
          steps: '1. <i>a</i>\n2. <i>b</i>',
          logs: '</pre><script>window.__hit=1</script>',
          found_version: '<u>1</u>',
          component: '',
          environment: '"><img src=x>',
          incident: '',
          reproduced_environment: '',
          reproduced_version: '',
          found_in_window: '',
          workaround: '',
          known_error: '',
        },
      };
    }
    await open(door);
    screen.getByText('<script>window.__hit=1</script>');
    expect(document.querySelector('main img, main script, main i, main u')).toBeNull();
    expect((window as { __hit?: number }).__hit).toBeUndefined();
  });

  it('reads and draws only what is in sight of a hundred thousand', async () => {
    const door = fixtureDoor({ slow: false });
    const [first] = door.desk.defects;
    if (!first) throw new Error('no defect');
    door.desk.defects = Array.from({ length: 100_000 }, (_, at) => ({
      ...first,
      id: `d-${at}`,
      number: at,
    }));
    await open(door);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    const grid = screen.getByRole('grid', { name: 'Defects to triage' });
    expect(grid.getAttribute('aria-rowcount')).toBe('100000');
    const read = asked(door, 'defect_list').filter((one) => one.sort === 'due');
    expect(read.every((one) => one.limit === 100)).toBe(true);
    expect(new Set(read.map((one) => one.offset)).size).toBeLessThan(3);
  });

  it('teaches what belongs here while no desk is connected', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.defects = [];
    door.desk.desks = [];
    await openAt('/defects', 'Defects', door);
    await screen.findByText('No service desk is connected');
    screen.getByRole('link', { name: 'Connect a service desk' });
    await expectAccessible();
  });
});
