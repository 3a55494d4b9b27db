import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openAt } from '@/testing/render';

const isOpen = () => document.querySelector('[data-side-panel]') !== null;

it('closes by Esc only after the list or calendar of its field', async () => {
  const { user } = await openAt('/settings/products', 'Products');
  await screen.findByText('Hub customisations');
  await user.keyboard('n');
  await user.click(await screen.findByRole('combobox', { name: 'Kind' }));
  await screen.findByRole('option', { name: 'customisation', hidden: true });
  await user.keyboard('{Escape}');
  expect(isOpen()).toBe(true);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(isOpen()).toBe(false));
});

it('opens on the first field that can be typed in', async () => {
  const { user } = await openAt('/settings/aliases', 'Component aliases');
  await screen.findByText('centralledger');
  await user.keyboard('j{Enter}');
  const field = await screen.findByRole('textbox', { name: /^Component/ });
  await waitFor(() => expect(document.activeElement).toBe(field));
});
