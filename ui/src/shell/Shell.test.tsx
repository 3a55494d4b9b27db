import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const overview = () => openAt('/overview', 'Monday 23 November');

describe('the frame', () => {
  it('shows the hub, the pages, the state of the outside and the time with its zone', async () => {
    await overview();
    const pages = screen.getByRole('navigation', { name: 'Pages' });
    expect(
      within(pages)
        .getAllByRole('link')
        .map((one) => one.textContent),
    ).toEqual(
      expect.arrayContaining(['Overview', 'Releases', 'Environments', 'Charts', 'Settings']),
    );
    expect(screen.getByText('Regional switch')).toBeDefined();
    expect(screen.getByText('Mon 23 Nov 2026, 16:42 WAT (UTC+1)')).toBeDefined();
    expect(screen.getByText('hub-oci stale, 3 d ago')).toBeDefined();
    await expectAccessible();
  });

  it('offers the backups where the data cannot be opened, and goes on with one', async () => {
    const door = fixtureDoor({ slow: false });
    const lost = new Refusal('damaged', 'slipway.db is damaged.', 'Restore the newest backup.');
    door.refuse('workspace_show', lost);
    const restore = vi.spyOn(door, 'restoreOverDamaged');
    const { user } = await openAt('/overview', 'Slipway could not read its workspace.', door);
    const buttons = await screen.findAllByRole('button', { name: /^Restore the backup of/ });
    await expectAccessible();
    await user.click(buttons[0] as HTMLElement);
    await screen.findByRole('navigation', { name: 'Pages' });
    expect(restore).toHaveBeenCalledWith(door.desk.backups[0]?.file, 'p-ana');
  });

  it('goes to a page by G and its letter, but not while one types', async () => {
    const { user } = await overview();
    await user.keyboard('ge');
    await screen.findByRole('heading', { level: 1, name: 'What runs where' });
    await user.keyboard('gs');
    await screen.findByRole('heading', { level: 1, name: 'Hub and calendar' });
    await user.click(screen.getByLabelText(/Name of the hub/));
    await user.keyboard('go');
    expect(window.location.hash).toBe('#/settings/hub');
  });

  it('shows the keys on ? and gives the focus back when it is closed', async () => {
    const { user } = await overview();
    const search = screen.getByRole('button', { name: /Search or do/ });
    search.focus();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    expect(within(dialog).getByText('Search or do anything')).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(search));
  });

  it('sends with every call who acts', async () => {
    const { user, door } = await overview();
    await user.click(screen.getByRole('button', { name: /^Acting:\s*Ana Okoro$/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: /Joseph Kamau/ }));
    await screen.findByRole('button', { name: /^Acting:\s*Joseph Kamau$/ });
    await waitFor(() =>
      expect(door.asked).toContainEqual(
        expect.objectContaining({ name: 'overview_show', actor: 'p-joseph' }),
      ),
    );
  });

  it('reads again what another process changed', async () => {
    const { door } = await overview();
    const before = door.asked.filter((one) => one.name === 'overview_show').length;
    door.changeElsewhere(['release_check']);
    await waitFor(() =>
      expect(door.asked.filter((one) => one.name === 'overview_show').length).toBeGreaterThan(
        before,
      ),
    );
  });

  it('shows a call under way with its numbers and the way to stop it', async () => {
    const { door, user } = await overview();
    const stopped: string[] = [];
    door.cancel = (call) => Promise.resolve(void stopped.push(call));
    door.report({
      event: 'progress',
      call: 'c-1',
      label: 'Reading mojaloop',
      done: 640,
      total: 1395,
      unit: 'versions',
    });
    expect(await screen.findByText('640 of 1,395 versions')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(stopped).toEqual(['c-1']);
  });

  it('says what happened and what to do when a change is refused', async () => {
    const { user, door } = await overview();
    door.refuse(
      'undo',
      new Refusal('not_found', 'Nothing here can be undone.', 'Make a change first.'),
    );
    await user.keyboard('{Control>}z{/Control}');
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('Nothing here can be undone.');
    expect(notice.textContent).toContain('Make a change first.');
  });

  it('says why the workspace could not be read, with a way to try again', async () => {
    const door = fixtureDoor({ slow: false });
    door.refuse(
      'workspace_show',
      new Refusal('newer', 'A newer Slipway wrote this data.', 'Update Slipway.'),
    );
    await openAt('/overview', 'Slipway could not read its workspace.', door);
    expect(screen.getByRole('alert').textContent).toContain('Update Slipway.');
    await expectAccessible();
  });

  it('takes the sample away in one click', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.sample = true;
    const { user } = await openAt('/overview', 'Monday 23 November', door);
    await user.click(screen.getByRole('button', { name: 'Remove the sample' }));
    await screen.findByRole('heading', { level: 1, name: 'Hub and its calendar' });
  });
});

describe('the palette', () => {
  it.each([
    ['what runs where', '#/environments/board'],
    ['drift', '#/environments/board'],
    ['test evidence', '#/environments/evidence'],
  ])('leads by “%s” to %s', async (words, hash) => {
    const { user } = await openAt('/overview', 'Monday 23 November');
    await user.keyboard('{Control>}k{/Control}');
    const box = await screen.findByRole('combobox', { name: 'Search or do' });
    await user.type(box, words);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toBe(hash));
  });

  it('offers what can be done first, then finds things and opens them', async () => {
    const { user } = await overview();
    await user.keyboard('{Control>}k{/Control}');
    const box = await screen.findByRole('combobox', { name: 'Search or do' });
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('Plan a release');
    await expectAccessible();
    await user.type(box, 'quoting');
    const option = await screen.findByRole('option', { name: /quoting-service/ });
    expect(option.querySelector('mark')?.textContent).toBe('quoting');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toContain('/charts/'));
  });

  it('moves by arrows and does what is chosen', async () => {
    const { user } = await overview();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'go to');
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'What runs where' });
  });

  it('opens a form of another page', async () => {
    const { user } = await overview();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox'), 'program increment');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Add increment' });
  });
});
