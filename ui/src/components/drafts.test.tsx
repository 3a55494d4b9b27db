import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openAt } from '@/testing/render';

const KEPT = 'As you left it, not saved yet.';
const textIn = (label: string | RegExp) =>
  screen.findByLabelText(label).then((field) => (field as HTMLInputElement).value);

describe('what was typed and not saved', () => {
  it('is found again on the way back to the plan of a release, until it is discarded', async () => {
    const { user } = await openAt('/releases/new', 'Plan a release');
    await user.click(await screen.findByRole('radio', { name: 'By hand' }));
    await user.type(screen.getByLabelText('Version'), '3.1.0');
    await user.click(screen.getByRole('link', { name: /^Environments/ }));
    await screen.findByRole('heading', { level: 1, name: 'What runs where' });
    window.location.hash = '#/releases/new';
    await screen.findByText(KEPT);
    expect(await textIn('Version')).toBe('3.1.0');
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await screen.findByRole('heading', { level: 1, name: 'Releases' });
    window.location.hash = '#/releases/new';
    await screen.findByRole('combobox', { name: 'Chart' });
    expect(screen.queryByText(KEPT)).toBeNull();
  });

  it('outlives Esc in a panel, which gives the focus back, and ends with a save', async () => {
    const { user } = await openAt('/settings/people', 'People and roles');
    await screen.findByText('Grace Nakato');
    const add = screen.getByRole('button', { name: /^Add person/ });
    add.focus();
    await user.keyboard('{Enter}');
    await user.type(await screen.findByLabelText(/Full name/), 'Amina Bello');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(add));
    await user.keyboard('{Enter}');
    expect(await textIn(/Full name/)).toBe('Amina Bello');
    await user.keyboard('{Enter}');
    await screen.findByText('Amina Bello saved');
    await user.keyboard('n');
    expect(await textIn(/Full name/)).toBe('');
  });

  it('of the hub can be taken back to what is saved', async () => {
    const { user } = await openAt('/settings/hub', 'Hub and calendar');
    const saved = await textIn(/Name of the hub/);
    await user.type(screen.getByLabelText(/Name of the hub/), ' north');
    await user.click(screen.getByRole('link', { name: 'Products' }));
    await screen.findByRole('heading', { level: 1, name: 'Products' });
    await user.click(screen.getByRole('link', { name: 'Hub and calendar' }));
    await screen.findByText(KEPT);
    expect(await textIn(/Name of the hub/)).toBe(`${saved} north`);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(await textIn(/Name of the hub/)).toBe(saved);
    expect(screen.queryByText(KEPT)).toBeNull();
  });
});
