import { act, fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openAt } from '@/testing/render';

it('leaves the page by Esc, but not by the Esc that closed a dialog', async () => {
  await openAt('/releases/new', /./);
  const button = document.createElement('button');
  document.body.append(button);
  // A dialog hears Esc first and is gone by the time the page does.
  window.addEventListener('keydown', () => button.remove(), { capture: true, once: true });
  act(() => void fireEvent.keyDown(button, { key: 'Escape' }));
  expect(window.location.hash).toBe('#/releases/new');
  act(() => void fireEvent.keyDown(document.body, { key: 'Escape' }));
  expect(window.location.hash).toBe('#/releases');
});
