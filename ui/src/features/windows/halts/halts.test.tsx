import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { stamp } from '@/platform/fixture/house';
import { expectAccessible, openAt } from '@/testing/render';

function haltedDoor() {
  const door = fixtureDoor({ slow: false });
  const halt = {
    id: 'h-now',
    reason: 'Switch down',
    environments: [],
    by: 'Ana Okoro',
    at: stamp('2026-11-23T15:30:00Z'),
    until: null,
    active: true,
    lifted: null,
  };
  const lifted = { by: 'Fatou Diallo', at: stamp('2026-11-10T09:00:00Z'), reason: 'Fibre is back' };
  const at = stamp('2026-11-10T07:00:00Z');
  const past = { id: 'h-past', active: false, environments: ['PRD'], reason: 'Fibre cut', at };
  const until = stamp('2026-11-02T20:00:00Z');
  const over = { ...past, id: 'h-over', reason: 'Audit on site', until };
  door.desk.halts = [halt, { ...halt, ...past, lifted }, { ...halt, ...over }];
  return door;
}

it('is reached from the banner, and says who started and who lifted each halt, when and why', async () => {
  const { user } = await openAt('/windows', 'Windows', haltedDoor());
  await user.click(await screen.findByRole('link', { name: 'All halts' }));
  await screen.findByRole('heading', { level: 1, name: 'Halts of changes' });
  await screen.findByText('Holds now');
  expect(
    screen.getByText(
      'Started by Ana Okoro, Mon 23 Nov 2026, 16:30 WAT (UTC+1), until somebody lifts it',
    ),
  ).toBeTruthy();
  expect(
    screen.getByText('Lifted by Fatou Diallo, Tue 10 Nov 2026, 10:00 WAT (UTC+1): Fibre is back'),
  ).toBeTruthy();
  expect(screen.getByText('Ended by itself, Mon 2 Nov 2026, 21:00 WAT (UTC+1)')).toBeTruthy();
  await expectAccessible();
});

it('is reached from the calendar, and lifts the halt that holds', async () => {
  const { user, door } = await openAt('/windows', 'Windows', haltedDoor());
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Halts of changes' }));
  await user.click(await screen.findByRole('button', { name: 'Lift the halt: Switch down' }));
  await user.type(await screen.findByLabelText(/^Reason/), 'It is back');
  await user.click(screen.getByRole('button', { name: 'Lift halt' }));
  await waitFor(() => expect(screen.queryByText('Holds now')).toBeNull());
  expect(door.asked.findLast((one) => one.name === 'halt_lift')?.request).toEqual({
    id: 'h-now',
    reason: 'It is back',
  });
  await screen.findByText(/^Lifted by Ana Okoro, .*: It is back$/);
});

it('says what belongs there while there was none', async () => {
  await openAt('/windows/halts', 'Halts of changes');
  await screen.findByText('Changes have never been halted');
});
