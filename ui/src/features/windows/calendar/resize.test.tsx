import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { openAt } from '@/testing/render';

/** Pixels of a quarter of an hour: the row is 1048 wide for a week. */
const QUARTER = 1048 / (7 * 24 * 4);

async function uat() {
  const door = fixtureDoor({ slow: false });
  await openAt('/windows', 'Windows', door);
  const entry = await screen.findByRole('button', { name: /^17.2.0 r1, UAT/ });
  const bar = entry.querySelector('[data-bar]') as HTMLElement;
  const left = Number.parseFloat(entry.style.left) + Number.parseFloat(bar.style.left);
  return { door, bar, left, right: left + Number.parseFloat(bar.style.width) };
}

const saved = (door: ReturnType<typeof fixtureDoor>) =>
  door.asked.filter((one) => one.name === 'deployment_save').map((one) => one.request);

function drag(bar: HTMLElement, from: number, by: number) {
  fireEvent.pointerDown(bar, { button: 0, clientX: from, clientY: 10 });
  fireEvent.pointerMove(window, { clientX: from + by, clientY: 10 });
}

it('makes a window longer by its end, which keeps its start', async () => {
  const { door, bar, right } = await uat();
  drag(bar, right - 2, 6 * QUARTER);
  await screen.findByRole('status');
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'deployment_check')?.request).toMatchObject({
      deployment: 'd-uat',
      start: { local: '2026-11-23T21:00:00.000Z' },
      minutes: 330,
    }),
  );
  fireEvent.pointerUp(window, { clientX: right - 2 + 6 * QUARTER, clientY: 10 });
  await waitFor(() => expect(saved(door)).toHaveLength(1));
  expect(saved(door)[0]).toMatchObject({
    id: 'd-uat',
    start: { local: '2026-11-23T21:00:00.000Z', zone: 'Africa/Lagos' },
    minutes: 330,
  });
});

it('makes it begin earlier by its start, which keeps its end', async () => {
  const { door, bar, left } = await uat();
  drag(bar, left + 1, -4 * QUARTER);
  fireEvent.pointerUp(window, { clientX: left + 1 - 4 * QUARTER, clientY: 10 });
  await waitFor(() => expect(saved(door)).toHaveLength(1));
  expect(saved(door)[0]).toMatchObject({
    start: { local: '2026-11-23T20:00:00.000Z' },
    minutes: 300,
  });
});

it('moves it by its middle, as long as it was', async () => {
  const { door, bar, left, right } = await uat();
  drag(bar, (left + right) / 2, 4 * QUARTER);
  fireEvent.pointerUp(window, { clientX: (left + right) / 2 + 4 * QUARTER, clientY: 10 });
  await waitFor(() => expect(saved(door)).toHaveLength(1));
  expect(saved(door)[0]).toMatchObject({
    start: { local: '2026-11-23T22:00:00.000Z' },
    minutes: 240,
  });
});

it('never makes it shorter than a quarter of an hour, and leaves it as it was when refused', async () => {
  const { door, bar, right } = await uat();
  door.refuse('deployment_save', new Refusal('blocked', 'It is under way.', 'Wait for its end.'));
  drag(bar, right - 1, -40 * QUARTER);
  fireEvent.pointerUp(window, { clientX: right - 1 - 40 * QUARTER, clientY: 10 });
  await screen.findByText('It is under way.');
  expect(saved(door)[0]).toMatchObject({ minutes: 15 });
  await screen.findByRole('button', { name: /^17.2.0 r1, UAT, Mon 22:00 – 02:00/ });
});
