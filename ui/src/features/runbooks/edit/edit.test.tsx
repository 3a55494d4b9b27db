import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WrittenStep } from '@/bindings';
import { forgetDrafts } from '@/components';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { freeId, lengthText, minutesIn, moveBy, moveTo } from './order';
import { changeBetween } from './useWriting';

beforeAll(() => import('./EditPage'), 180_000);
beforeEach(forgetDrafts);

const BOOK = 'rb-rel-17.2.0-0-DEV';
const context = { actor: 'p-chidi', call: 'elsewhere' };
const open = async (door = fixtureDoor({ slow: false })) => {
  const page = `/releases/runbooks/${BOOK}/edit`;
  const view = await openAt(page, 'Edit the runbook for Development', door);
  await screen.findByRole('button', { name: 'Uninstall mojaloop' });
  return view;
};
const pick = (name: string) => screen.getByRole('button', { name });
const saved = (door: FixtureDoor) =>
  door.asked.findLast((one) => one.name === 'runbook_edit')?.request as
    | { text: string; version: number }
    | undefined;

const step = (id: string, section: string) => ({ id, section, title: id }) as WrittenStep;
const FEW = [step('a', 'database'), step('b', 'deployment'), step('c', 'deployment')];

describe('where a step goes', () => {
  it('goes up and down within its part, then into the next one', () => {
    expect(moveBy(FEW, 'c', -1)).toEqual({ section: 'deployment', behind: '' });
    expect(moveBy(FEW, 'b', 1)).toEqual({ section: 'deployment', behind: 'c' });
    expect(moveBy(FEW, 'b', -1)).toEqual({ section: 'communication', behind: null });
    expect(moveBy(FEW, 'c', 1)).toEqual({ section: 'validation', behind: '' });
    expect(moveBy([step('x', 'report')], 'x', 1)).toBeNull();
  });

  it('is dropped before or behind another', () => {
    expect(moveTo(FEW, 'a', 'c', false)).toEqual({ section: 'deployment', behind: 'b' });
    expect(moveTo(FEW, 'a', 'c', true)).toEqual({ section: 'deployment', behind: 'c' });
    expect(moveTo(FEW, 'c', 'b', false)).toEqual({ section: 'deployment', behind: '' });
    expect(moveTo(FEW, 'a', 'a', true)).toBeNull();
  });

  it('has a name of its own, and a length as people type it', () => {
    expect(freeId('Stop: all pods!', FEW)).toBe('stop-all-pods');
    expect(freeId('b', FEW)).toBe('b-2');
    const lengths = ['25m', '1h30m', '2h', '90', '', '1 h 5 min', 'soon'].map(minutesIn);
    expect(lengths).toEqual([25, 90, 120, 90, null, 65, undefined]);
    expect([0, 25, 90, 120, null].map(lengthText)).toEqual(['0m', '25m', '1h30m', '2h', '']);
  });

  it('changes the text where it differs, and nowhere else', () => {
    expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
    expect(changeBetween('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
    expect(changeBetween('same', 'same')).toEqual({ from: 4, to: 4, insert: '' });
  });
});

describe('writing a runbook', () => {
  it('changes a step as a form in the lines of that step alone, and saves it', async () => {
    const { user, door } = await open();
    await user.click(pick('Uninstall mojaloop'));
    const form = await screen.findByRole('form', { name: 'Step uninstall' });
    await expectAccessible(screen.getByRole('main'));
    const estimate = within(form).getByLabelText('Estimate');
    await user.clear(estimate);
    await user.type(estimate, 'soon');
    expect(within(form).getByText('Write a length such as 25m or 1h30m.')).toBeTruthy();
    await user.clear(estimate);
    await user.type(estimate, '1h30m');
    await user.type(within(form).getByLabelText('Expected result'), ', none at all');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(saved(door)).toBeTruthy());
    const { value } = await door.call('runbook_diff', { runbook: BOOK, from: 2 }, context);
    const words = (parts: { text: string }[]) => parts.map((part) => part.text).join('');
    const changed = value.rows.filter((row) => row.kind !== 'same').map((row) => words(row.after));
    expect(changed).toEqual([
      '- estimate: 1h30m',
      '- expected: no pods left in namespace mojaloop, none at all',
    ]);
    expect(saved(door)?.version).toBe(2);
  });

  it('moves a step by keys, adds one and takes one out', async () => {
    const { user } = await open();
    const title = 'Upgrade example-mojaloop-backend';
    pick(title).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByText(`${title} is now in Deployment, place 1`);
    const part = screen.getByRole('region', { name: 'Deployment' });
    const titles = () =>
      within(part)
        .getAllByRole('listitem')
        .map((one) => one.textContent);
    await waitFor(() => expect(titles()[0]).toContain('Upgrade'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe(title));
    await user.click(screen.getByRole('button', { name: 'Add step to Deployment' }));
    await screen.findByRole('form', { name: 'Step new-step' });
    expect(titles()).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: 'Remove step' }));
    await screen.findByText('New step was taken out. Undo in the text brings it back.');
    await waitFor(() => expect(titles()).toHaveLength(3));
  });

  it('keeps what was typed into a form that the text does not take', async () => {
    const { user, door } = await open();
    await user.click(pick('Uninstall mojaloop'));
    const form = () => screen.findByRole('form', { name: 'Step uninstall' });
    await user.type(within(await form()).getByLabelText('Checker'), ' and Fatou');
    const why = new Refusal('invalid', 'Line 3: it is no step.', 'Mend that line.', 'text');
    door.refuse('runbook_rewrite', why);
    await user.click(pick('Health and sanity'));
    expect((await screen.findByRole('alert')).textContent).toContain('Line 3');
    await user.click(pick('Uninstall mojaloop'));
    const field = within(await form()).getByLabelText<HTMLInputElement>('Checker');
    expect(field.value).toBe('Chidi Eze and Fatou');
  });

  it('tells of a conflict with both texts, and saves mine over it when told to', async () => {
    const { user, door } = await open();
    await user.click(pick('Uninstall mojaloop'));
    await user.type(await screen.findByLabelText('What is done'), ' whole');
    const { value } = await door.call('runbook_show', { runbook: BOOK }, context);
    const text = value.text.replace('Announce: window open', 'Tell everybody');
    await door.call('runbook_edit', { runbook: BOOK, text, version: 2 }, context);
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: /saved another version/ });
    expect(await within(dialog).findByText('Yours, typed over version 2')).toBeTruthy();
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Save mine over it' }));
    await screen.findByRole('region', { name: 'Runbook for Development' });
    expect(saved(door)).toMatchObject({ version: 3 });
    expect(saved(door)?.text).toContain('### uninstall: Uninstall mojaloop whole');
  });
});
