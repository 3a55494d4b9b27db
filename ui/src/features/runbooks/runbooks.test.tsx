import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetDrafts } from '@/components';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { barOf, clockOf, minutesOf, split } from './model';

beforeAll(() => import('../releases/ReleasePage'), 180_000);
beforeEach(forgetDrafts);

const TITLE = 'Mojaloop 17.1.0 r1';
const open = async (door = fixtureDoor({ slow: false })) => {
  const view = await openAt('/releases/rel-17.1.0-1/runbook', TITLE, door);
  await screen.findByRole('region', { name: 'Runbook for UAT' });
  return view;
};
const recorded = (door: FixtureDoor) =>
  door.asked.filter((one) => one.name === 'runbook_record').map((one) => one.request);
const rehearse = async () => {
  const view = await open();
  await view.user.click(screen.getByRole('button', { name: 'Rehearse' }));
  await screen.findByRole('heading', { name: 'rehearsal run 1' });
  return view;
};

describe('the picture of a runbook', () => {
  it('has a bar for each step, within its frame and never invisible', () => {
    expect(barOf(50, 100, 0, 200)).toEqual({ left: '25.00%', width: '25.00%' });
    expect(barOf(0, 0, 0, 0)).toEqual({ left: '0.00%', width: '0.60%' });
    expect(barOf(190, 400, 0, 200)).toEqual({ left: '95.00%', width: '5.00%' });
  });

  it('says lengths and times of day', () => {
    expect(split(minutesOf(-3_661))).toEqual({ hours: 1, minutes: 2 });
    expect(clockOf('Mon 23 Nov 2026, 16:42 WAT (UTC+1)')).toBe('16:42');
  });
});

describe('the runbook of a release', () => {
  it('shows what follows from it, its findings, and both ways in time', async () => {
    await open();
    const facts = screen.getByLabelText('What follows from it');
    expect(facts.textContent).toContain('1 h 5 min');
    expect(facts.textContent).toContain('Tue 1 Dec 2026, 23:45');
    const there = screen.getByRole('region', { name: 'The way there' });
    expect(within(there).getAllByRole('listitem')).toHaveLength(4);
    expect(within(there).getByText('Point of no return')).toBeTruthy();
    expect(screen.getByText('No run has ended well in another environment.')).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
  });

  it('is made for an environment that has none', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('radio', { name: 'Production' }));
    await user.click(await screen.findByRole('button', { name: 'Make runbook' }));
    await screen.findByRole('region', { name: 'Runbook for Production' });
    const made = door.asked.findLast((one) => one.name === 'runbook_new');
    expect(made?.request).toMatchObject({ environment: 'PRD', template: null });
  });

  it('is edited as text, and keeps what was typed where it is refused or left', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('button', { name: 'Edit as text' }));
    const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /Text of/ });
    await user.clear(await text());
    await user.type(await text(), 'loose');
    await expectAccessible(screen.getByRole('main'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toContain('Line 1');
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Edit as text' }));
    expect((await text()).value).toBe('loose');
    await user.clear(await text());
    await user.type(await text(), '---');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('region', { name: 'Runbook for UAT' });
    const saved = door.asked.findLast((one) => one.name === 'runbook_edit');
    expect(saved?.request).toMatchObject({ text: '---', version: 1 });
  });
});

describe('a run', () => {
  it('is worked through by the button that matters, by key as well', async () => {
    const { user, door } = await rehearse();
    const side = screen.getByRole('complementary', { name: 'Next step' });
    expect(within(side).getByRole('heading', { name: 'The change is approved' })).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByRole('button', { name: 'Start The change is approved' }));
    await screen.findByRole('timer');
    await user.keyboard('d');
    await screen.findByRole('heading', { name: 'Back up central_ledger' });
    expect(recorded(door)).toMatchObject([
      { act: 'start', step: 'approved' },
      { act: 'finish', step: 'approved' },
    ]);
    const log = screen.getByRole('region', { name: 'Run log' });
    expect(log.textContent).toContain('Finished The change is approved');
  });

  it('keeps what was typed when it is refused, and takes a checker', async () => {
    const { user, door } = await rehearse();
    await user.keyboard('d');
    await screen.findByRole('timer');
    await user.keyboard('d');
    await screen.findByRole('heading', { name: 'Back up central_ledger' });
    await user.keyboard('d');
    await screen.findByRole('timer');
    await user.type(screen.getByLabelText('What was seen, or why'), 'Two files');
    await user.click(screen.getByRole('button', { name: 'Back up central_ledger is done' }));
    expect((await screen.findByRole('alert')).textContent).toContain('names a checker');
    await user.type(screen.getByLabelText('Checked by'), 'Chidi Eze');
    await user.click(screen.getByRole('button', { name: 'Back up central_ledger is done' }));
    await screen.findByRole('button', { name: /^Go: / });
    expect(recorded(door).at(-1)).toMatchObject({ text: 'Two files', checked_by: 'Chidi Eze' });
  });

  it('turns back with a reason, at any moment', async () => {
    const { user, door } = await rehearse();
    await user.click(screen.getByRole('button', { name: 'Abort and roll back' }));
    expect((await screen.findByRole('alert')).textContent).toContain('it takes a reason');
    await user.type(screen.getByLabelText('What was seen, or why'), 'Disk is full');
    await user.click(screen.getByRole('button', { name: 'Abort and roll back' }));
    // In the head, and in the log.
    expect(await screen.findAllByText('Turned back: Disk is full')).toHaveLength(2);
    expect(recorded(door).at(-1)).toMatchObject({ act: 'abort', step: '', text: 'Disk is full' });
    expect(screen.queryByRole('button', { name: 'Abort and roll back' })).toBeNull();
  });

  it('tells that it cannot be read, and leads back', async () => {
    const door = fixtureDoor({ slow: false });
    door.refuse('runbook_show', new Refusal('damaged', 'It cannot be read.', 'Replace its text.'));
    await openAt('/releases/rel-17.1.0-1/runbook', TITLE, door);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('cannot be read'));
  });
});
