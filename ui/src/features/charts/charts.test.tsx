import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

/** The page itself; the frame around it has its own test. */
const page = () => screen.getByRole('main');

it('lists charts and repositories, syncs them and says what that brought', async () => {
  const { user } = await openAt('/charts', 'Charts');
  await screen.findByRole('grid', { name: 'Charts' });
  await expectAccessible(page());
  expect(screen.getByText(/What was read before is kept/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sync mojaloop' }));
  const report = await screen.findByRole('region', { name: 'What the sync brought' });
  expect(within(report).getByText(/not a version that can be ordered/)).toBeTruthy();
  await expectAccessible(page());
});

it('an index that shrank waits for a person’s word', async () => {
  const door = fixtureDoor({ slow: false });
  const [first] = door.desk.repos;
  if (!first) throw new Error('no repository');
  Object.assign(first, { status: 'held', held: { before: 1395, after: 21 } });
  const { user } = await openAt('/charts', 'Charts', door);
  expect(await screen.findByText(/holds 21 versions, before it held 1,395/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Take the smaller index' }));
  await waitFor(() => expect(screen.queryByText(/before it held/)).toBeNull());
});

it('offers Mojaloop’s repository first, and a refusal keeps what was typed', async () => {
  const door = fixtureDoor({ slow: false });
  door.desk.repos = [];
  const { user } = await openAt('/charts', 'Charts', door);
  await user.click(await screen.findByRole('button', { name: 'Add Mojaloop’s repository' }));
  const dialog = await screen.findByRole('dialog');
  const url = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Address' });
  expect(url.value).toBe('https://mojaloop.io/helm/repo/');
  expect(within(dialog).getByText('HTTP repository with an index.yaml')).toBeTruthy();
  await expectAccessible(dialog);
  door.refuse(
    'repo_save',
    new Refusal('conflict', 'There is a repository of that name.', 'Choose another.', 'name'),
  );
  await user.click(within(dialog).getByRole('button', { name: /Save and sync/ }));
  expect(await within(dialog).findByText('Choose another.')).toBeTruthy();
  expect(url.value).toBe('https://mojaloop.io/helm/repo/');
  await user.click(within(dialog).getByRole('button', { name: /Save and sync/ }));
  await waitFor(() => expect(door.asked.some((one) => one.name === 'repo_sync')).toBe(true));
});

it('watches a chart from its row without opening it', async () => {
  const { door, user } = await openAt('/charts', 'Charts');
  await user.click(await screen.findByRole('switch', { name: 'Watch quoting-service' }));
  await waitFor(() => expect(door.asked.some((one) => one.name === 'chart_watch')).toBe(true));
  expect(window.location.hash).toBe('#/charts');
});

it('shows stable versions first, other channels when asked, and looks inside an archive', async () => {
  const { user } = await openAt('/charts/mojaloop/mojaloop', 'mojaloop');
  expect(await screen.findByText('17.2.0')).toBeTruthy();
  expect(screen.queryByText('17.2.0-rc.1')).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'All channels' }));
  expect(await screen.findByText('17.2.0-rc.1')).toBeTruthy();
  expect(screen.getByText('republished')).toBeTruthy();
  await expectAccessible(page());
  await user.click(screen.getByRole('button', { name: 'Look inside 17.1.0' }));
  expect(await screen.findByText(/mismatch: it is not what the index published/)).toBeTruthy();
  await expectAccessible(page());
  const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
  expect(href('Plan release 17.0.4')).toContain('/releases/new/mojaloop/mojaloop/17.0.4');
  expect(href('Open release Mojaloop 17.1.0 r1')).toContain('/releases/rel-17.1.0-1');
});
