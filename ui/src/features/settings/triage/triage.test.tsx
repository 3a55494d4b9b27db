import { screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { expectAccessible, openAt } from '@/testing/render';

// A part's script is read the first time it is opened; that is not what is waited for here.
beforeAll(() => import('./MatrixPart'), 180_000);

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
