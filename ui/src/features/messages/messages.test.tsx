import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { expectAccessible, openAt } from '@/testing/render';

const page = () => screen.getByRole('main');

it('lists what is owed first, and says what a message lacks', async () => {
  const { user } = await openAt('/messages', 'Messages');
  const table = await screen.findByRole('grid', { name: 'Messages' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows[0]?.textContent).toContain('Overdue');
  expect(rows.at(-1)?.textContent).toContain('Sent');
  await expectAccessible(page());
  await user.click(rows[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Window announcement' });
  expect(await within(dialog).findByText('contact')).toBeTruthy();
  const link = within(dialog).getByRole('link', { name: 'Fill it in in the window' });
  expect(link.getAttribute('href')).toBe('#/windows/d-sbx/edit');
  expect(
    (within(dialog).getByRole('button', { name: 'Send by mail' }) as HTMLButtonElement).disabled,
  ).toBe(true);
  await expectAccessible(dialog);
});

it('keeps an edited text, sends it by mail, and records the answer', async () => {
  const shown = await openAt('/messages', 'Messages');
  const { door, user } = shown;
  const sbx = door.desk.deployments.find((one) => one.id === 'd-sbx');
  Object.assign(sbx ?? {}, { coordinator: { id: 'p-grace', name: 'Grace Nakato' } });
  const table = await screen.findByRole('grid', { name: 'Messages' });
  await user.click(within(table).getAllByRole('row')[1] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Window announcement' });
  const body = await within(dialog).findByRole('textbox', { name: 'Text' });
  await user.type(body, ' Thank you.');
  await user.click(within(dialog).getByRole('button', { name: 'Send by mail' }));
  await waitFor(() => {
    const sent = door.asked.findLast((one) => one.name === 'message_send')?.request as {
      way: string;
      body: string;
    };
    expect(sent.way).toBe('smtp');
    expect(sent.body).toMatch(/Thank you\.$/);
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(within(table).queryByText('Overdue')).toBeNull());
});

it('copies before it records, and records nothing when the clipboard refuses', async () => {
  const { door, user } = await openAt('/messages', 'Messages');
  for (const one of door.desk.deployments)
    one.coordinator = { id: 'p-grace', name: 'Grace Nakato' };
  const table = await screen.findByRole('grid', { name: 'Messages' });
  await user.click(within(table).getAllByRole('row')[1] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Window announcement' });
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('no'));
  await user.click(await within(dialog).findByRole('button', { name: 'Copy' }));
  expect(await within(dialog).findByText('The clipboard did not take it.')).toBeTruthy();
  expect(door.asked.some((one) => one.name === 'message_send')).toBe(false);
  await user.click(within(dialog).getByRole('button', { name: 'Copy' }));
  await waitFor(() => expect(door.asked.some((one) => one.name === 'message_send')).toBe(true));
  expect(copy.mock.calls[1]?.[0]).toContain('goes into SBX');
});

it('waives a message only with a reason', async () => {
  const { door, user } = await openAt('/messages', 'Messages');
  const table = await screen.findByRole('grid', { name: 'Messages' });
  await user.click(within(table).getAllByRole('row')[1] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Window announcement' });
  await user.click(await within(dialog).findByRole('button', { name: 'Need not go out' }));
  const why = await screen.findByRole('dialog', { name: 'This message need not go out' });
  await user.type(within(why).getByRole('textbox', { name: 'Reason' }), 'Told by phone');
  await user.click(within(why).getByRole('button', { name: 'Need not go out' }));
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'message_waive')?.request).toMatchObject({
      reason: 'Told by phone',
    }),
  );
});
