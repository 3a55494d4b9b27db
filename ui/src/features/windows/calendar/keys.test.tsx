import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { openAt } from '@/testing/render';

const focused = () => (document.activeElement as HTMLElement).dataset;
const typed = (node: HTMLElement) => (node as HTMLInputElement).value;

/** What the form of a new window begins with. */
async function planned() {
  const place = await screen.findByRole('combobox', { name: 'Environment' });
  const hour = screen.getByRole('spinbutton', { name: 'Hours of the start' });
  return {
    env: typed(place),
    day: typed(screen.getByRole('textbox', { name: 'Day' })),
    hour: typed(hour),
    length: typed(screen.getByRole('textbox', { name: 'Length' })),
  };
}

describe('the days of a month', () => {
  async function month() {
    const view = await openAt('/windows', 'Windows');
    await view.user.keyboard('m');
    await waitFor(() => expect(document.querySelector('[data-cell-day]')).not.toBeNull());
    return view;
  }

  it('are gone about by arrows, from today on, with one stop for Tab', async () => {
    const { user } = await month();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{ArrowRight}');
    expect(focused().cellDay).toBe('2026-11-23');
    await user.keyboard('{ArrowRight}{ArrowDown}');
    await waitFor(() => expect(focused().cellDay).toBe('2026-12-01'));
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    await waitFor(() => expect(focused().cellDay).toBe('2026-11-23'));
    expect(document.querySelectorAll('[data-cell-day][tabindex="0"]')).toHaveLength(1);
  });

  it('turn to the next month where the walk leaves this one', async () => {
    const { user } = await month();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await screen.findByText('December 2026', { selector: 'strong[aria-live]' });
    await waitFor(() => expect(focused().cellDay).toBe('2026-12-07'));
  });

  it.each(['{Enter}', 'n'])('take a new window by %s', async (key) => {
    const { user } = await month();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard(`{ArrowRight}{ArrowRight}${key}`);
    expect(await planned()).toMatchObject({ env: '', day: 'Tue 24 Nov 2026', hour: '' });
  });

  it('are shown by D', async () => {
    const { user } = await month();
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{ArrowRight}{ArrowRight}d');
    await screen.findByText('Tuesday 24 November 2026', { selector: 'strong[aria-live]' });
  });
});

describe('a new window in the rows', () => {
  it('begins by N right after the window that has the focus, as long as that', async () => {
    const { user } = await openAt('/windows', 'Windows');
    (await screen.findByRole('button', { name: /^17.2.0 r1, UAT/ })).focus();
    await user.keyboard('{ArrowRight}{ArrowLeft}');
    await waitFor(() => expect(focused().entry).toBe('d-uat'));
    await user.keyboard('n');
    expect(await planned()).toEqual({
      env: 'UAT',
      day: 'Tue 24 Nov 2026',
      hour: '02',
      length: '4 h',
    });
  });

  it('is drawn by keys, with the answer of the engine, and handed to the form', async () => {
    const door = fixtureDoor({ slow: false });
    const { user } = await openAt('/windows', 'Windows', door);
    await screen.findByRole('button', { name: /^17.2.0 r1, UAT/ });
    await user.keyboard('j');
    await waitFor(() => expect(focused().entry).toBe('d-sup-core'));
    await user.keyboard('a');
    await screen.findByRole('status');
    // Down to UAT, a day on, an hour on, half an hour longer.
    await user.keyboard('{ArrowDown}{ArrowDown}{Control>}{ArrowRight}{/Control}');
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}]]');
    await waitFor(() =>
      expect(door.asked.findLast((one) => one.name === 'deployment_check')?.request).toMatchObject({
        deployment: null,
        environment: 'e-uat',
        start: { local: '2026-11-24T17:00:00.000Z' },
        minutes: 210,
      }),
    );
    await user.keyboard('{Enter}');
    expect(await planned()).toEqual({
      env: 'UAT',
      day: 'Tue 24 Nov 2026',
      hour: '18',
      length: '3 h 30 min',
    });
  });

  it('is left by Esc, and taken as it lies by N', async () => {
    const { user } = await openAt('/windows', 'Windows');
    await screen.findByRole('button', { name: /^17.2.0 r1, UAT/ });
    await user.keyboard('a');
    await screen.findByRole('status');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('status', { name: /go then/ })).toBeNull();
    expect(window.location.hash).toBe('#/windows');
    await user.keyboard('a');
    await user.keyboard('{ArrowDown}n');
    expect((await planned()).env).toBe('Development');
  });
});
