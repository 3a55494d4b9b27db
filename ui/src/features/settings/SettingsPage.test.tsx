import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { density } from '@/density';
import { Refusal } from '@/platform';
import { expectAccessible, openAt } from '@/testing/render';

const PARTS: [path: string, title: string, shown: string][] = [
  ['hub', 'Hub and calendar', 'Working hours'],
  ['connections', 'Connections', 'hub-oci'],
  ['keys', 'Signing keys', 'There is no signing key yet'],
  ['people', 'People and roles', 'Grace Nakato'],
  ['increments', 'Program increments', 'PI-31'],
  ['products', 'Products', 'Hub customisations'],
  ['aliases', 'Component aliases', 'centralledger'],
  ['rules', 'Rules', 'The release notes hold their four required contents'],
  ['checks', 'Checks of a release', 'Integration tests developed and run'],
  ['scales', 'Severity and priority', 'Severe'],
  ['data', 'Data and backups', 'slipway-2026-11-23.db'],
  ['log', 'Operation log', 'Added program increment PI-32'],
  ['appearance', 'Appearance', 'As the system'],
];

describe('the settings', () => {
  it.each(PARTS)('shows %s, accessibly', async (path, title, shown) => {
    await openAt(`/settings/${path}`, title);
    expect((await screen.findAllByText(shown)).length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('validates hours as one types, and saves the hub', async () => {
    const { user, door } = await openAt('/settings/hub', 'Hub and calendar');
    const until = await screen.findByLabelText('Monday to');
    await user.clear(until);
    await user.type(until, '07:00');
    expect(await screen.findByText('Ends before it begins')).toBeDefined();
    await user.clear(until);
    await user.type(until, '16:30');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Hub saved');
    expect(door.desk.hub?.working_hours[0]).toEqual({ day: 1, from: '08:00', to: '16:30' });
  });

  it('saves a person with roles', async () => {
    const { user, door } = await openAt('/settings/people', 'People and roles');
    await screen.findByText('Grace Nakato');
    await user.keyboard('n');
    await user.type(await screen.findByLabelText(/Full name/), 'Amina Bello');
    await user.type(screen.getByLabelText('Mail address'), 'amina');
    expect(await screen.findByText('A mail address has a name, @ and a host')).toBeDefined();
    await user.type(screen.getByLabelText('Mail address'), '@switch.example');
    await user.click(screen.getByLabelText('hub operator'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Amina Bello saved');
    expect(door.desk.people.at(-1)).toMatchObject({ name: 'Amina Bello', roles: ['hub_operator'] });
  });

  it('keeps an increment that the host refuses as it was typed', async () => {
    const { user, door } = await openAt('/settings/increments', 'Program increments');
    await screen.findByText('PI-31');
    await user.keyboard('j{Enter}');
    const label = (await screen.findByLabelText(/Label/)) as HTMLInputElement;
    await user.clear(label);
    await user.type(label, 'PI-31');
    door.refuse(
      'increment_save',
      new Refusal('conflict', 'PI-31 is there already.', 'Choose another.', 'label'),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('PI-31 is there already. Choose another.')).toBeDefined();
    expect(label.value).toBe('PI-31');
  });

  it('changes the level of a rule', async () => {
    const { user, door } = await openAt('/settings/rules', 'Rules');
    const level = await screen.findByLabelText(
      'Level of: Golden Path ran in full on exactly these versions',
    );
    await user.selectOptions(level, 'block');
    await screen.findByText('Golden Path ran in full on exactly these versions: now block');
    expect(door.desk.rules.find((one) => one.id === 'golden_path')?.level).toBe('block');
  });

  it('says what a restore keeps before it restores', async () => {
    const { user, door } = await openAt('/settings/data', 'Data and backups');
    const [first] = await screen.findAllByRole('button', { name: 'Restore' });
    await user.click(first as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'Restore this backup?' });
    expect(dialog.textContent).toContain('What is here now is first kept');
    await user.click(
      within(dialog).getByRole('button', { name: 'Keep what is here, then restore' }),
    );
    await screen.findByText(/What was here before is kept in/);
    expect(door.asked.some((one) => one.name === 'backup_restore')).toBe(true);
  });

  it('checks the data and makes a bundle when asked', async () => {
    const { user } = await openAt('/settings/data', 'Data and backups');
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findByText('Everything holds');
    await user.click(screen.getByRole('button', { name: 'Make a bundle' }));
    await screen.findByText(/slipway-diagnostics-2026-11-23.zip/);
    await expectAccessible();
  });

  it('shows an operation field by field and undoes it', async () => {
    const { user, door } = await openAt('/settings/log', 'Operation log');
    await screen.findByText('Added program increment PI-32');
    await user.keyboard('j{Enter}');
    expect(await screen.findByRole('columnheader', { name: 'Before' })).toBeDefined();
    await expectAccessible();
    const [undo] = screen.getAllByRole('button', { name: 'Undo' });
    await user.click(undo as HTMLElement);
    await waitFor(() => expect(door.asked.some((one) => one.name === 'undo')).toBe(true));
    await screen.findByText('undone');
  });

  it('narrows a list with /', async () => {
    const { user } = await openAt('/settings/aliases', 'Component aliases');
    await screen.findByText('centralledger');
    await user.keyboard('/');
    await user.keyboard('sdk');
    await waitFor(() => expect(screen.queryByText('centralledger')).toBeNull());
    expect(screen.getByText('sdk-adapter')).toBeDefined();
  });

  it('keeps the density that was chosen', async () => {
    const { user } = await openAt('/settings/appearance', 'Appearance');
    await user.click(await screen.findByRole('radio', { name: 'Comfortable, 40 px' }));
    expect(density.get()).toBe('comfortable');
  });
});
