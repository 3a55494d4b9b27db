import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openAt } from '@/testing/render';
import { missingFields, withField } from './template';

const page = () => screen.getByRole('main');

it('edits an audience; an address that is none marks its field', async () => {
  const { door, user } = await openAt('/settings/audiences', 'Audiences');
  await user.click(await screen.findByText('DFSPs'));
  const panel = await screen.findByRole('complementary');
  await expectAccessible(page());
  await user.type(
    within(panel).getByLabelText('Mail addresses', { selector: 'input' }),
    'nonsense{Enter}',
  );
  await user.click(within(panel).getByRole('button', { name: /Save audience/ }));
  expect((await within(panel).findAllByText(/This is no mail address/)).length).toBeGreaterThan(0);
  expect(door.desk.audiences.find((one) => one.id === 'a-dfsp')?.addresses).toHaveLength(1);
});

it('hides receivers from each other unless it is said', async () => {
  const { door, user } = await openAt('/settings/audiences', 'Audiences');
  await user.click(await screen.findByText('Business'));
  const panel = await screen.findByRole('complementary');
  const seen = await within(panel).findByLabelText(/^Receivers see each other/);
  expect((seen as HTMLInputElement).checked).toBe(false);
  await user.click(seen);
  await user.click(within(panel).getByRole('button', { name: /Save audience/ }));
  await waitFor(() =>
    expect(door.desk.audiences.find((one) => one.id === 'a-business')?.shows_receivers).toBe(true),
  );
});

it('shows a template with its fields and its preview, and goes back to the built-in one', async () => {
  const { door, user } = await openAt('/settings/templates', 'Message templates');
  await user.click(await screen.findByText('Window announcement'));
  const panel = await screen.findByRole('complementary');
  expect(await within(panel).findByText('Preview')).toBeTruthy();
  await expectAccessible(page());
  await user.click(within(panel).getByRole('button', { name: /^contact/ }));
  await user.click(within(panel).getByRole('button', { name: /Save template/ }));
  await waitFor(() =>
    expect(door.desk.templates.some((one) => one.kind === 'announcement' && !one.built_in)).toBe(
      true,
    ),
  );
});

it('never shows the password, and keeps it when nothing is typed', async () => {
  const { door, user } = await openAt('/settings/mail', 'Mail server');
  const password = (await screen.findByLabelText('Password')) as HTMLInputElement;
  expect(password.value).toBe('');
  expect(screen.getByText(/Kept in the keyring/)).toBeTruthy();
  await expectAccessible(page());
  await user.type(screen.getByRole('textbox', { name: 'Name beside it' }), ' desk');
  await user.click(screen.getByRole('button', { name: /Save mail server/ }));
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'mail_server_save')?.request).toMatchObject({
      password: null,
      from_name: 'Regional switch releases desk',
    }),
  );
});

it('reads a calendar, says what came of it, and marks an address that holds none', async () => {
  const { door, user } = await openAt('/settings/calendars', 'Calendars');
  const location = await screen.findByRole('textbox', { name: 'Address or file of the .ics' });
  await user.type(location, 'nothing');
  await user.click(screen.getByRole('button', { name: 'Read calendar' }));
  expect((await screen.findAllByText(/No calendar was found there/)).length).toBeGreaterThan(0);
  await user.clear(location);
  await user.type(location, '/srv/holidays.ics');
  await user.click(screen.getByRole('button', { name: 'Read calendar' }));
  await waitFor(() => expect(door.desk.sources).toHaveLength(2));
  await user.type(screen.getByRole('textbox', { name: 'File to write, absolute' }), '/srv/w.ics');
  await user.click(screen.getByRole('button', { name: 'Write file' }));
  expect(await screen.findByText('/srv/w.ics')).toBeTruthy();
  await expectAccessible(page());
});

describe('a template', () => {
  it('takes a field where the cursor stands', () =>
    expect(withField('ab', 'contact', 1)).toBe('a{{ contact }}b'));

  it('tells which required fields it leaves out, wherever they are written', () => {
    const fields = [
      { name: 'contact', holds: '', required_by: ['opened' as const] },
      { name: 'window.start', holds: '', required_by: ['opened' as const] },
      { name: 'outcome', holds: '', required_by: ['closed' as const] },
    ];
    const written = {
      kind: 'opened' as const,
      subject: '{{ window.start | upper }}',
      body: 'contact',
    };
    expect(missingFields(written, fields)).toEqual(['contact']);
    const tag = '{% if contact %}yes{% endif %}';
    expect(missingFields({ ...written, body: tag }, fields)).toEqual([]);
  });
});
