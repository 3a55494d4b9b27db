import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { expectAccessible, openAt } from '@/testing/render';
import { datesOf, daysOf } from './days';
import { ONCE, repeatOf, ruleOf } from './recurrence';
import { minutesOf } from './values';

describe('a freeze', () => {
  it('says what it would mean before it is saved, and keeps what was typed when refused', async () => {
    const { user, door } = await openAt('/windows', 'Windows');
    await user.keyboard('f');
    await screen.findByRole('heading', { level: 2, name: 'Add freeze' });
    await user.type(screen.getByLabelText(/^Reason/), 'Audit');
    await screen.findByText(/^It blocks \d window/);
    await expectAccessible();
    door.refuse('window_save', new Refusal('invalid', 'It ends before it begins.', '', 'end'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('It ends before it begins.');
    expect((screen.getByLabelText(/^Reason/) as HTMLTextAreaElement).value).toBe('Audit');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Audit saved');
    const saved = door.asked.filter((one) => one.name === 'window_save').at(-1);
    expect(saved?.request).toMatchObject({
      kind: 'freeze',
      hard: true,
      reason: 'Audit',
      start: { local: '2026-11-23T00:00', zone: 'Africa/Lagos' },
    });
  });

  it('takes extra and skipped days by keyboard, and keeps them when it is refused', async () => {
    const { user, door } = await openAt('/windows/freeze/new', 'Windows');
    await user.type(await screen.findByLabelText(/^Reason/), 'Audit');
    await user.click(screen.getByRole('checkbox', { name: /What began in time may end late/ }));
    expect(screen.queryByRole('button', { name: 'Skip a day' })).toBeNull();
    for (const day of ['24 Dec 2026', '30 Dec 2026']) {
      screen.getByRole('button', { name: 'Add extra day' }).focus();
      await user.keyboard('{Enter}');
      // The new row has the focus already.
      await user.keyboard(day);
    }
    await user.tab();
    screen.getByRole('button', { name: 'Remove extra day Wed 30 Dec 2026' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByLabelText('Extra day 2')).toBeNull();
    screen.getByRole('button', { name: 'Skip a day' }).focus();
    await user.keyboard('{Enter}');
    await user.keyboard('23 Nov 2026');
    await user.tab();
    await screen.findByText(/^Thu 24 Dec, 00:00/);
    door.refuse(
      'window_save',
      new Refusal('invalid', 'That day is not one of its own.', '', 'exdates'),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    const skipped = await screen.findByRole('group', { name: 'Not on these days' });
    expect(within(skipped).getByRole('alert').textContent).toBe('That day is not one of its own.');
    expect((within(skipped).getByLabelText('Skipped day 1') as HTMLInputElement).value).toBe(
      'Mon 23 Nov 2026',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Audit saved');
    expect(door.asked.findLast((one) => one.name === 'window_save')?.request).toMatchObject({
      kind: 'freeze',
      allow_overrun: true,
      rdates: ['2026-12-24T00:00'],
      exdates: ['2026-11-23T00:00'],
    });
  });

  it('is removed from its panel, and comes back by an undo', async () => {
    const { user, door } = await openAt('/windows/freezes', 'Freezes and maintenance windows');
    await user.click(await screen.findByRole('button', { name: /Year-end freeze/ }));
    await screen.findByRole('button', { name: 'Lift freeze' });
    await user.click(screen.getByRole('button', { name: 'Remove freeze' }));
    await screen.findByText('Year-end freeze removed');
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Year-end freeze/ })).toBeNull(),
    );
    expect(window.location.hash).toBe('#/windows/freezes');
    expect(door.asked.findLast((one) => one.name === 'window_remove')?.request).toEqual({
      id: 'w-year-end',
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: /Year-end freeze/ });
  });

  it('offers what the host takes: no lifting of a maintenance window, nothing of what was imported', async () => {
    const { user } = await openAt('/windows/freezes/w-night', 'Freezes and maintenance windows');
    await screen.findByRole('button', { name: 'Remove maintenance window' });
    expect(screen.queryByRole('button', { name: 'Lift freeze' })).toBeNull();
    await user.click(await screen.findByRole('button', { name: /Carrier works/ }));
    await screen.findByRole('button', { name: 'Lift freeze' });
    expect(screen.queryByRole('button', { name: /^Remove (freeze|maintenance)/ })).toBeNull();
  });

  it('is lifted with a reason, and listed with all others', async () => {
    const { user, door } = await openAt('/windows/freezes', 'Freezes and maintenance windows');
    await expectAccessible();
    await user.click(await screen.findByRole('button', { name: /Year-end freeze/ }));
    await user.click(await screen.findByRole('button', { name: 'Lift freeze' }));
    await user.type(
      await screen.findByLabelText('Reason', { selector: 'textarea[rows="3"]' }),
      'Agreed',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(door.asked).toContainEqual(
        expect.objectContaining({
          name: 'window_lift',
          request: { id: 'w-year-end', reason: 'Agreed' },
        }),
      ),
    );
  });
});

describe('a halt', () => {
  it('is told above the calendar with its reason, and lifted there', async () => {
    const { user } = await openAt('/windows', 'Windows');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Halt all changes' }));
    await user.type(await screen.findByLabelText(/^Reason/), 'Switch down');
    await user.click(screen.getByRole('button', { name: /^Halt changes/ }));
    const banner = (await screen.findByText('All changes are halted')).closest('[role="alert"]');
    expect(banner?.textContent).toContain('Switch down');
    await user.click(await screen.findByRole('button', { name: 'Lift' }));
    await user.type(await screen.findByLabelText(/^Reason/), 'It is back');
    await user.click(screen.getByRole('button', { name: 'Lift halt' }));
    await waitFor(() => expect(screen.queryByText('All changes are halted')).toBeNull());
  });
});

describe('days beside the pattern', () => {
  it('follow the start of the window, unless they have an hour of their own', () => {
    const days = daysOf(['2026-12-24T22:00', '2026-12-20T08:30'], '22:00');
    expect(days.map((one) => one.time)).toEqual(['', '08:30']);
    expect(datesOf(days, '23:00')).toEqual(['2026-12-20T08:30', '2026-12-24T23:00']);
  });

  it('are kept once each, and a row without its day is none', () => {
    const row = (day: string) => ({ key: day, day, time: '' });
    expect(datesOf([row('2026-12-24'), row('2026-12-24'), row('')], '22:00')).toEqual([
      '2026-12-24T22:00',
    ]);
  });
});

describe('how often', () => {
  it.each([
    [null, ONCE],
    ['FREQ=DAILY', { ...ONCE, every: 'daily' }],
    [
      'FREQ=WEEKLY;BYDAY=FR,SA;COUNT=6',
      { ...ONCE, every: 'weekly', days: ['FR', 'SA'], times: '6' },
    ],
    ['FREQ=MONTHLY;BYDAY=-1FR', { ...ONCE, every: 'monthly', nth: '-1', weekday: 'FR' }],
    ['FREQ=YEARLY', { ...ONCE, every: 'yearly' }],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', { ...ONCE, every: 'own', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' }],
  ] as const)('writes %s as the form has it, and back', (rule, repeat) => {
    expect(repeatOf(rule)).toEqual(repeat);
    expect(ruleOf(repeatOf(rule))).toBe(rule);
  });

  it.each([
    ['4h', 240],
    ['90 min', 90],
    ['3 h 30', 210],
    ['3:30', 210],
    ['soon', null],
    ['', null],
    ['0h', null],
  ])('reads a length of "%s"', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });
});
