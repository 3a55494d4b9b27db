import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

/** The page itself; the frame around it has its own test. */
const page = () => screen.getByRole('main');

const R = '/releases/rel-17.1.0-1';
const TITLE = 'Mojaloop 17.1.0 r1';

const filled = (box: HTMLElement) =>
  within(box)
    .getAllByRole('button')
    .filter((button) => button.getAttribute('data-variant') === 'filled');

it('lists releases, finds them by words, and shows them as a board', async () => {
  const { user } = await openAt('/releases', 'Releases');
  const table = await screen.findByRole('grid', { name: 'Releases' });
  await within(table).findByText(TITLE);
  expect(within(table).getAllByRole('row')).toHaveLength(9);
  await expectAccessible(page());
  await user.type(screen.getByRole('textbox', { name: 'Find a release' }), 'core validated');
  expect(within(table).getAllByRole('row')).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: 'Board' }));
  const column = screen.getAllByRole('region', { name: 'Core validated' })[0] as HTMLElement;
  expect(within(column).getByRole('link', { name: /Mojaloop 17.1.0 r1/ })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Rejected' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /Off the path/ }));
  expect(screen.getAllByRole('region', { name: 'Rejected' }).length).toBeGreaterThan(0);
  await expectAccessible(page());
});

it('teaches and offers the first action when there is no release', async () => {
  const door = fixtureDoor({ slow: false });
  door.desk.releases = [];
  await openAt('/releases', 'Releases', door);
  expect(await screen.findByText('No release packages yet')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Add a chart repository' })).toBeTruthy();
  await expectAccessible(page());
});

it('opens on what is missing, and only the first open finding carries the filled button', async () => {
  await openAt(R, TITLE);
  const findings = await screen.findAllByRole('region', {
    name: 'What is missing for products validated',
  });
  const box = findings[0] as HTMLElement;
  expect(filled(box).map((button) => button.textContent)).toEqual(['Lift the block']);
  expect(within(box).getByText('Blocks the gate', { selector: 'h3 *' })).toBeTruthy();
  expect(within(box).getByText('central-ledger: sources disagree')).toBeTruthy();
  expect(within(box).getByText('Progression is prevented')).toBeTruthy();
  await expectAccessible(page());
});

it('a locked move does nothing but open what is missing', async () => {
  const { door, user } = await openAt(`${R}/history`, TITLE);
  const move = await screen.findByRole('button', { name: /Move to products validated/ });
  expect(move.textContent).toContain('5 block');
  await user.click(move);
  expect(window.location.hash).toBe(`#${R}`);
  expect(door.asked.some((one) => one.name === 'release_advance')).toBe(false);
});

it('an override asks for a reason, and a refusal is shown beside it', async () => {
  const { door, user } = await openAt(R, TITLE);
  await user.click(await screen.findByRole('button', { name: 'More for this release' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Override the gate' }));
  const dialog = await screen.findByRole('dialog');
  const go = within(dialog).getByRole('button', { name: 'Override and move' });
  await user.click(go);
  expect(within(dialog).getByText('Say why, in a few words.')).toBeTruthy();
  door.refuse(
    'release_advance',
    new Refusal(
      'forbidden',
      'A release manager may not override a gate.',
      'Ask a change approver.',
    ),
  );
  const reason = within(dialog).getByRole('textbox', { name: 'Reason' });
  await user.type(reason, 'Agreed with the scheme');
  await user.click(go);
  expect(await within(dialog).findByText('Ask a change approver.')).toBeTruthy();
  expect((reason as HTMLTextAreaElement).value).toBe('Agreed with the scheme');
  await user.click(go);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(door.asked.findLast((one) => one.name === 'release_advance')?.request).toEqual({
    release: 'rel-17.1.0-1',
    to: 'products_validated',
    reason: 'Agreed with the scheme',
  });
});

it('a disagreement stands open with its three sources, and choosing one settles it', async () => {
  const { door, user } = await openAt(R, TITLE);
  const panel = (await screen.findAllByRole('region', { name: 'Components' }))[0] as HTMLElement;
  expect(await within(panel).findByText('Release notes, line 56')).toBeTruthy();
  // A range names no exact version, so the dependency cannot be chosen.
  expect(within(panel).queryByRole('button', { name: 'Use dependency' })).toBeNull();
  await user.click(within(panel).getByRole('button', { name: 'Use notes' }));
  await waitFor(() => expect(within(panel).queryByText('Sources disagree')).toBeNull());
  expect(door.asked.findLast((one) => one.name === 'release_component')?.request).toEqual({
    release: 'rel-17.1.0-1',
    name: 'central-ledger',
    source: 'notes',
  });
});

it('links of the notes open outside and never lead the window away', async () => {
  const { door, user } = await openAt(`${R}/notes`, TITLE);
  const open = vi.spyOn(door, 'openLink');
  await user.click(await screen.findByRole('link', { name: 'v17.2.2' }));
  expect(open).toHaveBeenCalledWith(
    'https://github.com/mojaloop/bulk-api-adapter/releases/v17.2.2',
  );
  expect(window.location.hash).toBe(`#${R}/notes`);
  const facts = screen.getByRole('region', { name: 'What the notes say' });
  expect(within(facts).getByRole('heading', { name: 'Could not be parsed 1' })).toBeTruthy();
  // Set off by signs in the notes, read without them here.
  expect(within(facts).getByText('Release summary points go here...')).toBeTruthy();
  expect(within(facts).getByText('line 92')).toBeTruthy();
  await expectAccessible(page());
});

it('checks read from the notes are marked, and the keys decide; waiving asks why in place', async () => {
  const { door, user } = await openAt(`${R}/readiness`, TITLE);
  await screen.findAllByText('read from the notes');
  const row = screen.getByRole('button', { name: /Other products validated with it/ });
  await user.click(row);
  await expectAccessible(page());
  await user.keyboard('w');
  const why = await screen.findByRole('textbox', { name: /Why is/ });
  await user.type(why, 'No other product in this hub');
  await user.click(screen.getByRole('button', { name: 'Waive' }));
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'release_check')?.request).toMatchObject({
      check: 'products_validated',
      state: 'waived',
      reason: 'No other product in this hub',
    }),
  );
  await waitFor(() => expect(row.textContent).toContain('Waived'));
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('p');
  await waitFor(() => expect(row.textContent).toContain('Passed'));
});

it('gives a file of evidence back, and says of an address what is wrong as it is typed', async () => {
  const { door, user } = await openAt(`${R}/readiness`, TITLE);
  const row = await screen.findByRole('button', { name: /Other products validated with it/ });
  await user.click(row);
  await user.click(await screen.findByRole('button', { name: 'Add file' }));
  await user.click(
    await screen.findByRole('button', { name: 'Save the file release-notes-v17.1.0.md' }),
  );
  await waitFor(() =>
    expect(
      door.asked.findLast((one) => one.name === 'release_evidence_save')?.request,
    ).toMatchObject({ file: '/home/ana/release-notes-v17.1.0.md' }),
  );
  await user.click(screen.getByRole('button', { name: 'Add link' }));
  const address = screen.getByRole('textbox', { name: 'Address' });
  const fault = 'An address begins with https:// or http://.';
  await user.type(address, 'https://');
  expect(screen.queryByText(fault)).toBeNull();
  await user.clear(address);
  await user.type(address, 'ftp://');
  expect(screen.getByText(fault)).toBeTruthy();
});

it('says that a reason is missing as soon as it is taken away', async () => {
  const { user } = await openAt(R, TITLE);
  await user.click(await screen.findByRole('button', { name: 'More for this release' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Reject' }));
  const dialog = await screen.findByRole('dialog');
  const reason = within(dialog).getByRole('textbox', { name: 'Reason' });
  expect(within(dialog).queryByText('Say why, in a few words.')).toBeNull();
  await user.type(reason, 'x');
  await user.clear(reason);
  expect(within(dialog).getByText('Say why, in a few words.')).toBeTruthy();
});

it('shows all components and what was done, each clean of faults', async () => {
  const { user } = await openAt(`${R}/components`, TITLE);
  await screen.findByText('Read from');
  await expectAccessible(page());
  // The list draws only what is in sight; what is gone is told in the counts, and found by name.
  expect(screen.getByText('1 removed')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Find a component' }), 'forensic');
  await user.click(await screen.findByRole('button', { name: /forensic-logging-sidecar/ }));
  expect(await screen.findByText(/no source of this one names it/)).toBeTruthy();
});

it('tells who did what, and undoes it', async () => {
  const { door, user } = await openAt(`${R}/history`, TITLE);
  await user.click(
    (await screen.findAllByRole('button', { name: /^\d+ fields?$/ }))[0] as HTMLElement,
  );
  expect(screen.getByText('release check, state')).toBeTruthy();
  await expectAccessible(page());
  await user.click(screen.getByRole('button', { name: /Undo: Moved Mojaloop 17.1.0 r1 to core/ }));
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'undo')?.request).toEqual({ op: 'op-4' }),
  );
});

it('edits what goes with a release, and says what is wrong as it is typed', async () => {
  const { door, user } = await openAt(R, TITLE);
  expect((await screen.findAllByText('with Payment Manager 4.3.0')).length).toBeGreaterThan(0);
  await user.click(await screen.findByRole('button', { name: 'More for this release' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog');
  const version = within(dialog).getByRole('textbox', { name: 'Version of product 1' });
  await user.clear(version);
  await user.type(version, '^4');
  expect(
    within(dialog).getByText('This is a range. A release names one exact version.'),
  ).toBeTruthy();
  await expectAccessible(dialog);
  await user.clear(version);
  await user.type(version, '4.3.1');
  await user.click(within(dialog).getByRole('button', { name: /Save/ }));
  await waitFor(() =>
    expect(door.asked.findLast((one) => one.name === 'release_edit')?.request).toMatchObject({
      products: [{ product: 'd-pm', version: '4.3.1' }],
      previous: null,
    }),
  );
});

it('keeps what was typed when it is refused, and says why at the field', async () => {
  const { door, user } = await openAt('/releases/new', 'Plan a release');
  await user.click(await screen.findByRole('radio', { name: 'Release notes alone' }));
  const version = screen.getByRole('textbox', { name: 'Version' });
  await user.type(version, '^17');
  expect(screen.getByText('This is a range. A release names one exact version.')).toBeTruthy();
  await user.clear(version);
  await user.type(version, '17.9.0');
  const notes = screen.getByRole('textbox', { name: 'Release notes' });
  await user.type(notes, '# Notes');
  await user.click(screen.getByRole('combobox', { name: 'Product' }));
  await user.click(await screen.findByRole('option', { name: 'Mojaloop', hidden: true }));
  const preview = screen.getByRole('complementary', { name: 'What it will hold' });
  expect(await within(preview).findByText('central-ledger')).toBeTruthy();
  await expectAccessible(page());
  door.refuse(
    'release_import',
    new Refusal(
      'conflict',
      'Mojaloop 17.9.0 is planned already.',
      'Plan its next revision.',
      'version',
    ),
  );
  await user.click(screen.getByRole('button', { name: /Plan release/ }));
  expect((await screen.findAllByText(/is planned already/)).length).toBeGreaterThan(1);
  expect((version as HTMLInputElement).value).toBe('17.9.0');
  expect((notes as HTMLTextAreaElement).value).toBe('# Notes');
  await user.click(screen.getByRole('button', { name: /Plan release/ }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Mojaloop 17.9.0 r0' })).toBeTruthy();
});

it('compares two releases, with counts that add up, and copies it as text', async () => {
  const { user } = await openAt('/releases/compare/rel-17.0.4-1/rel-17.1.0-1', 'Compare releases');
  expect(await screen.findByText('29 components')).toBeTruthy();
  const copy = vi.spyOn(navigator.clipboard, 'writeText');
  await expectAccessible(page());
  expect(screen.getByText('no notes here')).toBeTruthy();
  expect(screen.getByText('Databases live outside of the chart now.')).toBeTruthy();
  await user.click(screen.getByText('Upgrade notes'));
  expect(screen.getByText('Scale the handlers to zero first.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  expect(copy.mock.calls[0]?.[0]).toContain('central-ledger: v19.7.4 -> v19.8.1');
  await user.click(screen.getByRole('radio', { name: 'By component' }));
  expect(screen.getByText(/^Handlers have their own topic/, { selector: 'p' })).toBeTruthy();
  await expectAccessible(page());
});
