import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const page = () => screen.getByRole('main');

it('plans a window: the answer stands beside the form, a slot is taken by one press', async () => {
  const { door, user } = await openAt('/windows/plan', 'Plan a window');
  expect(screen.getByText(/the answer stands here while you type/)).toBeTruthy();
  await expectAccessible(page());
  await user.click(screen.getByRole('combobox', { name: 'Release' }));
  await user.click(await screen.findByRole('option', { name: 'Mojaloop 17.1.0 r1', hidden: true }));
  await user.click(screen.getByRole('combobox', { name: 'Environment' }));
  await user.click(await screen.findByRole('option', { name: 'Production', hidden: true }));
  await user.click(screen.getByRole('button', { name: /Plan window/ }));
  expect(screen.getByText('Choose a day.')).toBeTruthy();
  expect(door.asked.some((one) => one.name === 'deployment_save')).toBe(false);
});

it('begins with what its address names, asks the engine, and saves a slot that was taken', async () => {
  window.history.replaceState(
    null,
    '',
    '/?release=17.1.0&env=PRD&start=2026-11-28T22:00&minutes=240',
  );
  const { door, user } = await openAt('/windows/plan', 'Plan a window');
  const answer = await screen.findByRole('complementary', { name: 'The answer' });
  expect(await within(answer).findByText(/May this go then\? No/)).toBeTruthy();
  expect(within(answer).getByText('Sat 28 Nov 2026, 22:00 – Sun 02:00 WAT (UTC+1)')).toBeTruthy();
  expect(window.location.search).toBe('');
  const slots = within(answer).getAllByRole('button', { name: /^Take / });
  await user.click(slots[0] as HTMLElement);
  expect(await within(answer).findByText(/May this go then\? Yes/)).toBeTruthy();
  await expectAccessible(page());
  door.refuse(
    'deployment_save',
    new Refusal('conflict', 'A window is booked there.', 'Take another time.', 'start'),
  );
  await user.type(screen.getByRole('textbox', { name: 'Ticket' }), 'RT 7');
  await user.click(screen.getByRole('button', { name: /Plan window/ }));
  expect((await screen.findAllByText(/A window is booked there/)).length).toBeGreaterThan(0);
  expect((screen.getByRole('textbox', { name: 'Ticket' }) as HTMLInputElement).value).toBe('RT 7');
  await user.click(screen.getByRole('button', { name: /Plan window/ }));
  await waitFor(() => expect(window.location.hash).toMatch(/^#\/windows\/d-new/));
  expect(door.asked.findLast((one) => one.name === 'deployment_save')?.request).toMatchObject({
    id: null,
    minutes: 240,
    ticket: 'RT 7',
    start: { zone: 'Africa/Lagos' },
  });
});

it('shows the clock of an open window, and only paints when it ticks', async () => {
  const { door } = await openAt('/windows/d-dev/live', '17.2.0 r1');
  expect(await screen.findByText('Rolling back still fits')).toBeTruthy();
  await expectAccessible(page());
  const asked = door.asked.length;
  const left = screen.getByText('Time left').nextElementSibling;
  const before = left?.textContent;
  await waitFor(() => expect(left?.textContent).not.toBe(before), { timeout: 4000 });
  expect(door.asked.slice(asked).map((one) => one.name)).toEqual([]);
});

it('says so when the end is past, in words, and offers the next step', async () => {
  const door = fixtureDoor({ slow: false });
  const open = door.desk.deployments.find((one) => one.id === 'd-dev');
  Object.assign(open ?? {}, { end_at: '2026-11-23T15:30:00Z' });
  await openAt('/windows/d-dev/live', '17.2.0 r1', door);
  expect((await screen.findAllByText(/The window has overrun/)).length).toBeGreaterThan(0);
  expect(screen.getByText('Over its end by')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Validated/ })).toBeTruthy();
});
