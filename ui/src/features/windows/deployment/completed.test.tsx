import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { expectAccessible, openAt } from '@/testing/render';

async function completed() {
  const shown = await openAt('/windows/d-sup-core', 'Windows');
  const panel = await screen.findByRole('complementary', { name: /17.2.0/ });
  return { ...shown, part: within(panel).getByRole('region', { name: 'Completed' }) };
}

it('names the message, the defects that may close, and what runs since', async () => {
  const { part } = await completed();
  expect(within(part).getByText('1 message is drafted and waits')).toBeTruthy();
  expect(within(part).getByRole('button', { name: /^Review.*Internal stakeholders/ })).toBeTruthy();
  expect(within(part).getByText(/A ticket is closed only from Resolved/)).toBeTruthy();
  const open = within(part).getByRole('link', { name: 'Read again' });
  expect(open.getAttribute('href')).toContain('/environments/board/drift/SUP');
  await expectAccessible(part);
});

it('closes the defects that were chosen, and none by itself', async () => {
  const { door, user, part } = await completed();
  const asked = () => door.asked.findLast((one) => one.name === 'defect_status')?.request;
  expect(asked()).toBeUndefined();
  const [may, not] = within(part).getAllByRole('checkbox') as HTMLInputElement[];
  expect([may?.checked, may?.disabled, not?.checked, not?.disabled]).toEqual([
    true,
    false,
    false,
    true,
  ]);
  await user.click(may as HTMLElement);
  const none = within(part).getByRole('button', { name: 'Close defects' }) as HTMLButtonElement;
  expect(none.disabled).toBe(true);
  await user.click(may as HTMLElement);
  door.refuse('defect_status', new Refusal('blocked', 'Its fix is not deployed.', 'Wait.'));
  await user.click(within(part).getByRole('button', { name: 'Close 1 defect' }));
  expect(await screen.findByText(/Its fix is not deployed/)).toBeTruthy();
  await user.click(within(part).getByRole('button', { name: 'Close 1 defect' }));
  await waitFor(() => expect(asked()).toEqual({ ids: ['d-214'], status: 'closed' }));
});
