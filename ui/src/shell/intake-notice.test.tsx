import { waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { Intake } from '@/bindings';
import { fixtureDoor } from '@/platform/fixture';
import { openAt } from '@/testing/render';

const found = (id: string, version: string): Intake => ({
  id,
  repo: 'mojaloop',
  chart: 'mojaloop',
  version,
  found_at: { at: '2026-11-23T15:42:00Z', label: 'Mon 23 Nov 2026, 16:42 WAT (UTC+1)' },
  state: 'proposed',
});

async function opened(intakes: Intake[]) {
  const door = fixtureDoor({ slow: false });
  door.desk.intakes = intakes;
  const notify = vi.spyOn(door, 'notify');
  await openAt('/overview', 'Monday 23 November', door);
  await waitFor(() => expect(door.asked.some((one) => one.name === 'overview_show')).toBe(true));
  const change = (next: Intake[]) => {
    door.desk.intakes = next;
    door.changeElsewhere(['intake']);
  };
  return { door, notify, change };
}

it('tells the desktop which version was found, once', async () => {
  const { notify, change } = await opened([]);
  change([found('i-1', '17.3.0')]);
  await waitFor(() => expect(notify).toHaveBeenCalledTimes(1));
  expect(notify).toHaveBeenCalledWith(
    'A new version was published',
    'mojaloop 17.3.0 waits for its intake',
  );
  change([found('i-1', '17.3.0')]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notify).toHaveBeenCalledTimes(1);
});

it('does not tell of what waited already', async () => {
  const { door, notify } = await opened([found('i-1', '17.3.0')]);
  await waitFor(() => expect(door.asked.some((one) => one.name === 'intake_list')).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(notify).not.toHaveBeenCalled();
});

it('notices one that came while another was settled', async () => {
  const { door, notify, change } = await opened([found('i-1', '17.3.0')]);
  await waitFor(() => expect(door.asked.some((one) => one.name === 'intake_list')).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  change([{ ...found('i-1', '17.3.0'), state: 'dismissed' }, found('i-2', '17.4.0')]);
  await waitFor(() => expect(notify).toHaveBeenCalledTimes(1));
  expect(notify.mock.calls[0]?.[1]).toContain('17.4.0');
});
