import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { endCall, hearProgress, newCall, useRunningCalls } from '@/calls';
import { ProgressLine } from '@/components';
import { openAt } from '@/testing/render';

function Calls() {
  return useRunningCalls().map((call) => <ProgressLine key={call.call} call={call} />);
}

const WAITS = 'slipwayctl (process 4711) is writing; this waits for it.';

it('says why a call waits for another process, and goes on where it was', () => {
  const call = newCall();
  render(<Calls />, { wrapper: MantineProvider });
  act(() => hearProgress({ event: 'waiting', call, message: WAITS }));
  expect(screen.getByRole('status').textContent).toContain(WAITS);
  act(() =>
    hearProgress({
      event: 'progress',
      call,
      label: 'Reading mojaloop',
      done: 640,
      total: 1395,
      unit: 'versions',
    }),
  );
  expect(screen.queryByText(WAITS)).toBeNull();
  expect(screen.getByText('Reading mojaloop')).toBeDefined();
  act(() => hearProgress({ event: 'waiting', call, message: WAITS }));
  expect(screen.getByText(WAITS)).toBeDefined();
  act(() => endCall(call));
  expect(screen.queryByRole('status')).toBeNull();
});

it('stays ended when it is heard of late', () => {
  const call = newCall();
  render(<Calls />, { wrapper: MantineProvider });
  const facts = { label: 'Writing articles', done: 0, total: 9, unit: 'items' };
  act(() => hearProgress({ event: 'progress', call, ...facts }));
  expect(screen.getByText('Writing articles')).toBeDefined();
  act(() => endCall(call));
  act(() => hearProgress({ event: 'progress', call, ...facts }));
  expect(screen.queryByRole('status')).toBeNull();
});

it('stands in the foot of the window while it waits', async () => {
  const { door } = await openAt('/overview', 'Monday 23 November');
  const call = newCall();
  act(() => door.report({ event: 'waiting', call, message: WAITS }));
  expect(await screen.findByText(WAITS)).toBeDefined();
  act(() => endCall(call));
  expect(screen.queryByText(WAITS)).toBeNull();
});
