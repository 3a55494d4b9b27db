import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openAt } from '@/testing/render';

it('gives the focus back to what opened it', async () => {
  const { user } = await openAt('/environments/board', 'What runs where');
  const read = await screen.findByRole('button', { name: 'Read' });
  read.focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Read an environment' });
  await waitFor(() => expect(document.activeElement).not.toBe(read));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(read));
});
