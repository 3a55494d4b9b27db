import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { CHECK } from '../fixture/desks';
import { FIELDS, theirsOf, theirValue, withTheirs, withValue } from './mapping';

// A page's script is read the first time it is opened; that is not what is waited for here.
beforeAll(() => import('./DesksPart'), 180_000);

const last = (door: FixtureDoor, name: string) =>
  door.asked.findLast((one) => one.name === name)?.request as Record<string, unknown> | undefined;
const open = (door = fixtureDoor({ slow: false })) =>
  openAt('/settings/desks', 'Service desks', door);

describe('the service desks', () => {
  it('say how each stands, and are synced at once', async () => {
    const { user, door } = await open();
    await screen.findByText('The desk answered 503 three times; it is asked again in 4 min.');
    // In its row, and at the foot of the window.
    expect(screen.getAllByText('3 unsent')).toHaveLength(2);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Sync RT now' }));
    await waitFor(() => expect(last(door, 'desk_sync')).toEqual({ name: 'RT' }));
    await screen.findAllByText('3 read, 2 sent, 0 in conflict, 4 requests');
  });

  it('are connected by a form that checks as soon as it is saved', async () => {
    const { user, door } = await open();
    await user.keyboard('n');
    const panel = await screen.findByRole('complementary', { name: 'Connect a desk' });
    const field = (name: RegExp) => within(panel).getByRole('textbox', { name });
    await user.click(within(panel).getByRole('radio', { name: 'Redmine' }));
    await user.type(field(/^Name/), 'Mojaloop');
    await user.type(field(/^Address/), 'redmine.example');
    await user.type(field(/^Project/), 'core');
    await user.type(within(panel).getByLabelText(/^Token or password/), 's3cret');
    await user.click(within(panel).getByRole('button', { name: /^Save and check/ }));
    await within(panel).findByText('An address starts with https://');
    expect(last(door, 'desk_save')).toBeUndefined();
    await user.clear(field(/^Address/));
    await user.type(field(/^Address/), 'https://redmine.example');
    await user.click(within(panel).getByRole('button', { name: /^Save and check/ }));
    await waitFor(() =>
      expect(last(door, 'desk_save')).toEqual({
        id: null,
        name: 'Mojaloop',
        kind: 'redmine',
        url: 'https://redmine.example',
        project: 'core',
        role: 'support_bugs',
        username: '',
        ca_file: '',
        secret: 's3cret',
      }),
    );
    await screen.findByText(/Signed in as slipway/);
    // What was typed as a secret is nowhere any more.
    expect(document.body.innerHTML).not.toContain('s3cret');
  });

  it('show what a desk offers, what it cannot, and its tickets through the mapping', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'RT' }));
    await screen.findByText(/Signed in as slipway/);
    screen.getByText(/^Refuse an edit made on an old state/);
    screen.getByText(/no shift\.$/);
    expect(screen.getAllByRole('row')).toHaveLength(6);
    for (const name of ['Urg.', 'Imp.', 'Fix in']) screen.getByRole('columnheader', { name });
    screen.getByRole('row', { name: /Transfers commit.* 4 5 17\.2\.0$/ });
    await expectAccessible();
    const pending = screen.getByRole('combobox', { name: 'Pending at the desk' });
    expect(pending).toHaveProperty('value', 'stalled');
    await user.clear(pending);
    await user.type(pending, 'waiting{Escape}');
    await user.click(screen.getByRole('button', { name: 'Save mapping' }));
    await waitFor(() => {
      const { mapping } = last(door, 'desk_map') as { mapping: typeof CHECK.mapping };
      expect(theirValue(mapping, 'status', 'pending')).toBe('waiting');
      expect(theirValue(mapping, 'status', 'closed')).toBe('closed');
    });
  });

  it('map our people to those of the desk once it holds the owner', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'RT' }));
    await screen.findByText(/Signed in as slipway/);
    expect(screen.queryByRole('combobox', { name: 'Joseph Kamau at the desk' })).toBeNull();
    await user.click(screen.getByRole('combobox', { name: 'Field at the desk for Owner' }));
    await user.click(await screen.findByRole('option', { name: 'Owner' }));
    const person = await screen.findByRole('combobox', { name: 'Joseph Kamau at the desk' });
    await expectAccessible();
    await user.click(person);
    await user.click(await screen.findByRole('option', { name: 'J. Kamau (jkamau)' }));
    await user.click(screen.getByRole('button', { name: 'Save mapping' }));
    await waitFor(() => {
      const { mapping } = last(door, 'desk_map') as { mapping: typeof CHECK.mapping };
      expect(mapping.fields.find((one) => one.field === 'owner')).toEqual({
        field: 'owner',
        theirs: 'Owner',
        values: [{ ours: 'Joseph Kamau', theirs: 'jkamau' }],
      });
    });
  });

  it('test the time zone only when asked to, and say first what that does', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'RT' }));
    await screen.findByText(/no shift\.$/);
    screen.getByText(/makes one ticket in Mojaloop Support, .* and closes it/);
    expect(last(door, 'desk_check')).toEqual({ id: 'desk-rt' });
    await user.click(screen.getByRole('button', { name: 'Test the time zone' }));
    await screen.findByText('Its times are right. It was closed again.');
    expect(last(door, 'desk_check')).toEqual({ id: 'desk-rt', try_clock: true });
    await expectAccessible();
  });

  it('say why a desk did not let us in', async () => {
    const door = fixtureDoor({ slow: false });
    door.refuse('desk_check', new Refusal('remote', 'RT answered 401.', 'Give another token.'));
    const { user } = await open(door);
    await user.click(await screen.findByRole('button', { name: 'RT' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('RT answered 401.');
    expect(alert.textContent).toContain('Give another token.');
  });

  it('teach what to connect while there is none', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.desks = [];
    await open(door);
    await screen.findByText('No service desk is connected');
    await expectAccessible();
  });
});

describe('a mapping', () => {
  it('changes one field or value and leaves the others', () => {
    const start = CHECK.mapping;
    const next = withValue(withTheirs(start, 'urgency', 'CF.{Urgency}'), 'urgency', '5', 'Now');
    expect(theirValue(next, 'urgency', '5')).toBe('Now');
    expect(theirValue(withValue(next, 'urgency', '5', ''), 'urgency', '5')).toBe('');
    expect(theirsOf(withTheirs(next, 'severity', ''), 'severity')).toBe('');
    for (const field of FIELDS.filter((one) => one !== 'urgency'))
      expect(theirsOf(next, field)).toBe(theirsOf(start, field));
    const places = next.fields.map((one) => (FIELDS as readonly string[]).indexOf(one.field));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
