import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { makeCrowd } from '@/platform/fixture/crowd';
import { expectAccessible, openAt } from '@/testing/render';

const open = async (path = '/windows', door = fixtureDoor({ slow: false })) => {
  const view = await openAt(path, 'Windows', door);
  await screen.findByRole('region', { name: 'Windows by environment' });
  return view;
};
const entry = (name: RegExp) => screen.findByRole('button', { name });
const asked = (door: ReturnType<typeof fixtureDoor>, name: string) =>
  door.asked
    .filter((one) => one.name === name)
    .map((one) => one.request as Record<string, unknown>);

describe('the calendar', () => {
  it('says of each window what it is, where, when and how it stands', async () => {
    await open();
    await entry(/^17.2.0 r1, UAT, Mon 22:00 – 02:00, Announced$/);
    await entry(/^17.1.0 r1, Production, Sat 22:00 – 02:00, Blocked$/);
    await entry(/rollback rehearsal, Staging, .*, Planned, Confirm again$/);
    screen.getByRole('button', { name: /^Freeze: Month-end settlement freeze, Fri 27 Nov/ });
    expect(screen.getAllByRole('button', { name: /^Soft freeze: Carrier/ })).toHaveLength(2);
    const after = screen.getByRole('region', { name: 'Coming after this week' });
    expect(within(after).getAllByText('Freeze ends')).toHaveLength(2);
    await expectAccessible();
  });

  it('shows other days, months and years by one key each', async () => {
    const { user } = await open();
    for (const [key, words] of [
      ['d', 'Monday 23 November 2026'],
      ['m', 'November 2026'],
      ['y', '2026'],
      ['l', '23 November – 20 December 2026'],
    ] as const) {
      await user.keyboard(key);
      await waitFor(() => expect(screen.getAllByText(words).length).toBeGreaterThan(0));
      await waitFor(() => expect(document.querySelector('[data-stale]')).toBeNull());
      await expectAccessible();
    }
    await user.keyboard('w');
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await screen.findByText('30 November – 6 December 2026', { selector: 'strong[aria-live]' });
    await user.keyboard('t');
    await screen.findByText('23 – 29 November 2026', { selector: 'strong[aria-live]' });
  });

  it('reads the weeks beside ahead, so that going on waits for nothing', async () => {
    const { door } = await open();
    await waitFor(() => {
      const from = asked(door, 'calendar_show').map((one) => one.from);
      expect(from).toEqual(expect.arrayContaining(['2026-11-23', '2026-11-30', '2026-11-16']));
    });
  });

  it('shows only what is filtered, and says so', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    const only = await screen.findByRole('combobox', { name: 'Environments' });
    await user.click(only);
    await user.click(await screen.findByRole('option', { name: 'Production', hidden: true }));
    await screen.findByRole('button', { name: '1 filter' });
    await waitFor(() =>
      expect(asked(door, 'calendar_show')).toContainEqual(
        expect.objectContaining({ environments: ['PRD'] }),
      ),
    );
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Sandbox' })).toBeNull());
  });

  it('draws only the windows in sight of ten thousand', async () => {
    const door = fixtureDoor({ slow: false });
    const call = door.call;
    door.call = async (name, request, context) => {
      const answer = await call(name, request, context);
      if (name !== 'calendar_show') return answer;
      const view = answer.value as {
        days: { start: string; end: string }[];
        rows: { id: string }[];
      };
      const [from, to] = [view.days[0]?.start ?? '', view.days.at(-1)?.end ?? ''];
      const entries = makeCrowd(10_000, view.rows, Date.parse(from), Date.parse(to));
      return { ...answer, value: { ...answer.value, entries } };
    };
    await open('/windows', door);
    await screen.findAllByText('1,667 windows', {}, { timeout: 20_000 }).catch(() => []);
    const drawn = document.querySelectorAll('[data-entry]').length;
    expect(drawn).toBeGreaterThan(50);
    expect(drawn).toBeLessThan(1_000);
  });
});

describe('moving a window', () => {
  const ACCEPTANCE = /^17.2.0 r1, UAT/;

  it('goes by keys, with the answer of the engine, and can be undone', async () => {
    const { user, door } = await open();
    (await entry(ACCEPTANCE)).focus();
    await user.keyboard('m{ArrowRight}{Shift>}{ArrowRight}{/Shift}]');
    await screen.findByText('It may go then');
    expect(asked(door, 'deployment_check').at(-1)).toMatchObject({ deployment: 'd-uat', slots: 0 });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked(door, 'deployment_save')).toHaveLength(1));
    expect(asked(door, 'deployment_save')[0]).toMatchObject({
      id: 'd-uat',
      start: { local: '2026-11-23T22:15:00.000Z', zone: 'Africa/Lagos' },
      minutes: 255,
    });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked(door, 'undo')).toHaveLength(1));
  });

  it('is left by Esc, and nothing is saved', async () => {
    const { user, door } = await open();
    (await entry(ACCEPTANCE)).focus();
    await user.keyboard('m{ArrowRight}{Escape}');
    expect(screen.queryByRole('status', { name: /may go/ })).toBeNull();
    expect(asked(door, 'deployment_save')).toHaveLength(0);
    expect(window.location.hash).toBe('#/windows');
  });

  it('says why not while it is pulled into a freeze', async () => {
    const { door } = await open();
    const patches = await entry(/^OS patches, Production/);
    fireEvent.pointerDown(patches, { button: 0, clientX: 100, clientY: 10 });
    // The row is 888 wide for seven days; 500 pixels are about four of them.
    fireEvent.pointerMove(window, { clientX: 600, clientY: 10 });
    await screen.findByText(/Month-end settlement freeze.*/, { selector: '[role="status"]' });
    fireEvent.pointerUp(window, { clientX: 600, clientY: 10 });
    await waitFor(() => expect(asked(door, 'deployment_save')).toHaveLength(1));
  });

  it('stays in its environment, and says so over another', async () => {
    const { door } = await open();
    const patches = await entry(/^OS patches, Production/);
    const sandbox = document.querySelector('[data-row="e-sbx"]');
    vi.spyOn(document, 'elementFromPoint').mockReturnValue(sandbox);
    fireEvent.pointerDown(patches, { button: 0, clientX: 100, clientY: 90 });
    fireEvent.pointerMove(window, { clientX: 160, clientY: 10 });
    await screen.findByText(/It stays in Production. For Sandbox/, { selector: '[role="status"]' });
    fireEvent.pointerUp(window, { clientX: 160, clientY: 10 });
    await waitFor(() => expect(screen.queryByText(/It stays in Production/)).toBeNull());
    expect(asked(door, 'deployment_save')).toHaveLength(0);
  });

  it('goes to another day of the month at its own hour: pulled, and by keys', async () => {
    const { user, door } = await open();
    await user.keyboard('m');
    const patches = await screen.findByRole('button', { name: /OS patches, Production/ });
    const wednesday = document.querySelector('[data-day="2026-11-25"]');
    vi.spyOn(document, 'elementFromPoint').mockReturnValue(wednesday);
    fireEvent.pointerDown(patches, { button: 0, clientX: 100, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 200, clientY: 10 });
    await screen.findByRole('status');
    expect(wednesday?.getAttribute('data-target')).toBeTruthy();
    fireEvent.pointerUp(window, { clientX: 200, clientY: 10 });
    await waitFor(() => expect(asked(door, 'deployment_save')).toHaveLength(1));
    expect(asked(door, 'deployment_save')[0]).toMatchObject({
      id: 'd-prd-os',
      start: { local: '2026-11-25T00:00:00.000Z' },
      minutes: 120,
    });
    (await screen.findByRole('button', { name: /OS patches, Production/ })).focus();
    await user.keyboard('m{ArrowDown}{ArrowLeft}{Enter}');
    await waitFor(() => expect(asked(door, 'deployment_save')).toHaveLength(2));
    expect(asked(door, 'deployment_save')[1]).toMatchObject({
      start: { local: '2026-12-01T00:00:00.000Z' },
    });
    expect(window.location.hash).toBe('#/windows');
  });

  it('opens no panel where a window was pulled, and says why a refused move was refused', async () => {
    const { door } = await open();
    const patches = await entry(/^OS patches, Production/);
    door.refuse('deployment_save', new Refusal('blocked', 'It is under way.', 'Wait for its end.'));
    fireEvent.pointerDown(patches, { button: 0, clientX: 100, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 160, clientY: 10 });
    fireEvent.pointerUp(window, { clientX: 160, clientY: 10 });
    fireEvent.click(patches);
    await screen.findByText('It is under way.');
    expect(window.location.hash).toBe('#/windows');
  });

  it('draws a new window on an empty part, and hands it to the form', async () => {
    await open();
    const track = document.querySelector('[data-row="e-uat"] [data-track]') as HTMLElement;
    fireEvent.pointerDown(track, { button: 0, clientX: 300, clientY: 10 });
    fireEvent.pointerMove(window, { clientX: 340, clientY: 10 });
    fireEvent.pointerUp(window, { clientX: 340, clientY: 10 });
    await waitFor(() => expect(window.location.hash).toBe('#/windows/plan'));
    const query = new URLSearchParams(window.location.search);
    expect(query.get('env')).toBe('UAT');
    expect(Number(query.get('minutes')) % 15).toBe(0);
    window.history.replaceState(null, '', '/');
  });

  it('goes about by arrows and J and K, and opens by Enter', async () => {
    const { user } = await open();
    const focused = () => document.activeElement?.getAttribute('data-entry');
    await user.keyboard('j');
    await waitFor(() => expect(focused()).toBe('d-sup-core'));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(focused()).toBe('d-sup-pm'));
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toMatch(/^d-dev/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/windows\/d-dev/));
  });
});

describe('a row without windows', () => {
  it('is reached by arrows, and plans there by Enter', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.deployments = door.desk.deployments.filter((one) => one.environment !== 'DEV');
    const { user } = await open('/windows', door);
    await user.keyboard('j');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-entry')).toBe('d-sup-core'),
    );
    await user.keyboard('{ArrowDown}');
    const empty = await screen.findByRole('button', { name: 'New window in Development' });
    await waitFor(() => expect(document.activeElement).toBe(empty));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toBe('#/windows/plan'));
    const where = await screen.findByRole('combobox', { name: 'Environment' });
    await waitFor(() => expect((where as HTMLInputElement).value).toBe('Development'));
    window.history.replaceState(null, '', '/');
  });
});

describe('a blocked window', () => {
  it('shows the next free slot, which takes it there', async () => {
    const { user, door } = await open('/windows/d-prd');
    await user.click(await entry(/^Move to the free slot Wed 25 Nov, 22:00/));
    await waitFor(() => expect(asked(door, 'deployment_save')).toHaveLength(1));
    expect(asked(door, 'deployment_save')[0]).toMatchObject({
      id: 'd-prd',
      start: { local: '2026-11-25T21:00:00.000Z' },
      minutes: 240,
    });
  });
});
