import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { expectAccessible, openAt } from '@/testing/render';
import { strangeFields, withPlace } from './reply';

// A part's script is read the first time it is opened; that is not what is waited for here.
beforeAll(
  () => Promise.all([import('./MatrixPart'), import('./RepliesPart'), import('./TargetsPart')]),
  180_000,
);

const cell = (name: string) => screen.findByRole('button', { name });

describe('the priority matrix', () => {
  const open = () => openAt('/settings/matrix', 'Priority matrix');

  it('is changed by presses and by keys, saved as the next version, and can be undone', async () => {
    const { user, door } = await open();
    await user.click(await cell('Impact 5, urgency 5: P1'));
    await cell('Impact 5, urgency 5: P2, was P1');
    await user.keyboard('{ArrowDown}{ArrowRight}4');
    await cell('Impact 4, urgency 4: P4, was P2');
    screen.getByText('2 cells changed');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Save as version 4/ }));
    await screen.findByText('Matrix saved as version 4');
    screen.getByRole('button', { name: 'Undo' });
    expect(door.desk.matrix.cells[0]?.[0]).toBe('P2');
    expect(door.desk.matrix.cells[1]?.[1]).toBe('P4');
    await screen.findByText('version 4');
    await cell('Impact 5, urgency 5: P2');
    expect(screen.queryByText(/cells? changed/)).toBeNull();
  });

  it('goes round, so that a press too many is no harm', async () => {
    const { user } = await open();
    const first = await cell('Impact 5, urgency 5: P1');
    for (let at = 0; at < 4; at++) await user.click(first);
    await cell('Impact 5, urgency 5: P1');
    expect(screen.queryByRole('button', { name: /^Save as version/ })).toBeNull();
  });

  it('keeps what was changed while it is refused, and lets it go', async () => {
    const { user, door } = await open();
    await user.click(await cell('Impact 1, urgency 1: P4'));
    door.refuse('matrix_save', new Refusal('busy', 'Another process writes.', 'Try again.'));
    await user.click(screen.getByRole('button', { name: /^Save as version 4/ }));
    await screen.findByText('Another process writes.');
    await cell('Impact 1, urgency 1: P1, was P4');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await cell('Impact 1, urgency 1: P4');
    await waitFor(() => expect(screen.queryByText(/cell changed/)).toBeNull());
  });
});

describe('the response targets', () => {
  const open = () => openAt('/settings/targets', 'Response targets');
  const field = (name: string) => screen.findByRole('textbox', { name });

  it('are set for each severity, can be undone, and go back to the guide’s', async () => {
    const { user, door } = await open();
    const first = await field('First response at S1');
    await user.clear(first);
    await user.type(first, '30m');
    await user.type(await field('Resolution at S2'), '16 business hours');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /^Save targets/ }));
    await screen.findByText('Targets saved');
    screen.getByRole('button', { name: 'Undo' });
    expect(door.desk.targets[0]?.first_response).toBe('30m');
    expect(door.desk.targets[1]?.resolution).toBe('16 business hours');
    await user.click(await screen.findByRole('button', { name: 'Fill in the guide’s' }));
    expect(await field('First response at S1')).toHaveProperty('value', '2 hours');
    expect(await field('Resolution at S2')).toHaveProperty('value', '');
  });

  it('say what cannot be read, and keep it', async () => {
    const { user, door } = await open();
    const first = await field('First response at S3');
    await user.clear(first);
    await user.type(first, 'soon');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Write 2h, 90m or 4 business hours');
    await expectAccessible();
    expect(first).toHaveProperty('value', 'soon');
    expect(door.desk.targets[2]?.first_response).toBe('8 business hours');
  });
});

describe('the replies', () => {
  const open = async (what: string) => {
    const view = await openAt('/settings/replies', 'Replies to reporters');
    await view.user.click(await screen.findByText(what));
    return { ...view, panel: within(await screen.findByRole('complementary')) };
  };

  it('are edited with their fields and a preview, and go back to the built-in text', async () => {
    const { door, user, panel } = await open('Declined');
    await panel.findByText(/^We looked at this and will not change it/, { selector: 'p' });
    await expectAccessible();
    await user.click(panel.getByRole('button', { name: /^\{number\}/ }));
    await user.click(panel.getByRole('button', { name: /^Save reply/ }));
    await screen.findByText('Declined saved');
    const declined = () => door.desk.replies.find((one) => one.id === 'declined');
    expect(declined()).toMatchObject({ built_in: false, public: true });
    expect(declined()?.body).toContain('{number}');
    await user.click(await screen.findByText('Declined'));
    const again = within(await screen.findByRole('complementary'));
    await again.findByText(/\d{3}/, { selector: 'p' });
    await user.click(again.getByRole('button', { name: 'Back to the built-in text' }));
    await waitFor(() => expect(declined()?.built_in).toBe(true));
    expect(declined()?.body).not.toContain('{number}');
  });

  it('are written anew, say what is no field, and are removed again', async () => {
    const { door, user } = await openAt('/settings/replies', 'Replies to reporters');
    await screen.findByText('Declined');
    await user.keyboard('n');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Try the new chart');
    await user.click(screen.getByRole('button', { name: /^Save reply/ }));
    await screen.findByText('Needed');
    await user.type(screen.getByRole('textbox', { name: 'Text' }), 'Please try {{chart}.');
    screen.getByText('No field, so it goes out as it is written: {chart}');
    await user.click(screen.getByRole('switch', { name: /^Public/ }));
    await user.click(screen.getByRole('button', { name: /^Save reply/ }));
    await screen.findByText('Try the new chart saved');
    expect(door.desk.replies.at(-1)).toMatchObject({ body: 'Please try {chart}.', public: false });
    await user.click(await screen.findByText('Try the new chart'));
    await user.click(await screen.findByRole('button', { name: 'Remove reply' }));
    await screen.findByText('Try the new chart removed');
    expect(door.desk.replies.some((one) => one.title === 'Try the new chart')).toBe(false);
  });

  it('take a field where the cursor stands, and tell what is none', () => {
    expect(withPlace('ab', 'reason', 1)).toBe('a{reason}b');
    expect(strangeFields('{reason} {reasons} {reasons} {}', ['reason'])).toEqual(['reasons']);
  });
});
