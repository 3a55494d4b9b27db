import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const open = () => openAt('/overview', 'Monday 23 November');

describe('the overview', () => {
  it('lists what needs whoever acts, by due time, and is accessible', async () => {
    await open();
    expect(screen.getByText('6 things need you, 1 of them overdue')).toBeDefined();
    expect(screen.getByText('overdue')).toBeDefined();
    // The days that are left stand under the day itself.
    expect(screen.getAllByText('in 2 days')[0]?.parentElement?.textContent).toBe(
      'Wed 25 Novin 2 days',
    );
    // Of a moment its time stands with the day, on the clock of its own zone.
    expect(screen.getByText('in 5 days').parentElement?.textContent).toBe(
      'Sat 28 Nov, 22:00 WATin 5 days',
    );
    await expectAccessible();
  });

  it('fills the button of the chosen row only; J moves, Enter opens', async () => {
    const { user, container } = await open();
    const filled = () =>
      [...container.querySelectorAll('main [data-variant="filled"]')].map((one) => one.textContent);
    expect(filled()).toEqual(['Open notes']);
    await user.keyboard('jj');
    expect(filled()).toEqual(['Open check']);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toBe('#/releases/rel-17.2.0-0/readiness'));
  });

  it('shows the tasks of the whole desk', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('radio', { name: 'Whole desk' }));
    await screen.findByText('8 things wait, 1 of them overdue');
    expect(door.asked.at(-1)?.request).toEqual({ mine: false });
  });

  it('says the picture in words, too', async () => {
    await open();
    const picture = await screen.findByRole('region', { name: /^PI-32/ });
    const rows = await within(picture).findAllByRole('row', { name: /Mojaloop 17.1.0 r1/ });
    const texts = rows.map((row) => row.textContent);
    expect(texts.some((text) => text?.includes('StagingTue'))).toBe(true);
    expect(texts.at(-1)).toContain('Target for ProductionSat 28 Nov 2026, 22:00 WAT (UTC+1)');
    expect(within(picture).getByRole('row', { name: /Bug-fix freeze/ })).toBeDefined();
    expect(within(picture).getAllByRole('row', { name: /Year-end freeze/ })).not.toHaveLength(0);
  });

  it('keeps the reason of a dismissal that is refused, and marks its field', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    const dialog = await screen.findByRole('dialog', { name: 'Dismiss mojaloop 17.2.1?' });
    const reason = within(dialog).getByLabelText(/Why it is not taken/);
    await user.type(reason, 'waits');
    door.refuse(
      'intake_dismiss',
      new Refusal('invalid', 'Say more.', 'One sentence will do.', 'reason'),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(dialog).findByText('Say more. One sentence will do.')).toBeDefined();
    expect((reason as HTMLTextAreaElement).value).toBe('waits');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(door.desk.intakes[0]?.state).toBe('dismissed');
  });

  it('offers the first thing to do on a bare desk', async () => {
    const door = fixtureDoor({ slow: false });
    Object.assign(door.desk, { repos: [], releases: [], intakes: [] });
    await openAt('/overview', 'Monday 23 November', door);
    expect(screen.getByRole('link', { name: 'Add repository' }).getAttribute('href')).toContain(
      '/charts',
    );
    await expectAccessible();
  });
});
