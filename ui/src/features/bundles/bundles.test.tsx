import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnsweredWindowShape, BundleDifference, SignatureState } from '@/bindings';
import { forgetDrafts } from '@/components';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { checkMark, choicesOf, fileName, signatureMark, windowMark } from './model';

beforeAll(
  () => Promise.all([import('../releases/ReleasePage'), import('../releases/ListPage')]),
  180_000,
);
beforeEach(forgetDrafts);

const R = '/releases/rel-17.1.0-1';
const TITLE = 'Mojaloop 17.1.0 r1';
const asked = (door: FixtureDoor, name: string) =>
  door.asked.findLast((one) => one.name === name)?.request;

describe('what a bundle is shown as', () => {
  it('calls no signature good that it does not know', () => {
    expect(signatureMark('valid')).toBe('proven');
    expect(signatureMark('unknown_key')).toBe('unknown');
    expect(signatureMark('invalid')).toBe('failed');
    expect(signatureMark('proven by a newer core' as SignatureState)).toBe('unknown');
  });

  it('offers to take only what stays as it is here, and keeps offering what was chosen', () => {
    const one = (part: string, fate: BundleDifference['fate'], here: string | null) =>
      ({ part, fate, here }) as BundleDifference;
    expect(choicesOf([one('component', 'kept', '1'), one('article', 'taken', null)], [])).toEqual([
      'components',
    ]);
    expect(choicesOf([one('component', 'taken', '1')], ['components'])).toEqual(['components']);
    expect(choicesOf([one('component', 'taken', null), one('notes', 'shown', 'a')], [])).toEqual(
      [],
    );
  });

  it('shows what others wrote by the icon of it, and what is not known here as that', () => {
    const window = (state: string, outcome: string) =>
      windowMark({ state, outcome } as AnsweredWindowShape);
    expect(window('closed', 'implemented')).toBe('done');
    expect(window('closed', 'backed_out')).toBe('superseded');
    expect(window('planned', '')).toBe('planned');
    expect(window('closed', 'toString')).toBe('unknown');
    expect(window('constructor', '')).toBe('unknown');
    expect(checkMark('passed')).toBe('done');
    expect(checkMark('valueOf')).toBe('unknown');
  });

  it('names the file after the release', () => {
    expect(fileName(TITLE, false)).toBe('mojaloop-17.1.0-r1.slipway');
    expect(fileName('../Été', true)).toBe('..-t-answer.slipway');
  });
});

describe('making a release available', () => {
  const open = async (approved: boolean) => {
    const door = fixtureDoor({ slow: false });
    const row = door.desk.releases.find((one) => one.id === 'rel-17.1.0-1');
    if (row && approved) row.state = 'approved';
    const view = await openAt(`${R}/exchange`, TITLE, door);
    await view.user.click(await screen.findByRole('button', { name: 'Make available…' }));
    const dialog = await screen.findByRole('dialog', { name: `Make ${TITLE} available` });
    await within(dialog).findByRole('region', { name: 'What goes in' });
    return { ...view, dialog };
  };

  it('shows what goes in, has the key made once, and writes the file where it is told', async () => {
    const { user, door, dialog } = await open(true);
    const goes = within(dialog).getByRole('region', { name: 'What goes in' });
    expect(goes.textContent).toContain('Restore the ledger (internal)');
    expect(goes.textContent).toContain('no exact version');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Save as' }),
      '/home/ana/a.slipway',
    );
    await user.click(within(dialog).getByRole('button', { name: /^Write bundle/ }));
    expect(asked(door, 'release_bundle')).toBeUndefined();
    await user.click(within(dialog).getByRole('button', { name: 'Make the signing key' }));
    const key = await within(dialog).findByRole('region', { name: 'Signed as' });
    expect(key.textContent).toContain('21fe 31df');
    const file = within(dialog).getByRole('textbox', { name: 'Save as' });
    await waitFor(() => expect(document.activeElement).toBe(file));
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: /^Write bundle/ }));
    const written = await within(dialog).findByRole('region', { name: 'The bundle is written' });
    expect(written.textContent).toContain('/home/ana/a.slipway');
    expect(asked(door, 'release_bundle')).toEqual({
      release: 'rel-17.1.0-1',
      file: '/home/ana/a.slipway',
    });
    expect(asked(door, 'key_new')).toEqual({ organisation: 'Regional switch', replace: false });
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  });

  it('says why a release cannot leave yet', async () => {
    const { dialog } = await open(false);
    expect(within(dialog).getByText(/Only an approved release is made available/)).toBeTruthy();
  });
});

describe('what others answered', () => {
  it('stands beside what was sent, in words and with its zone', async () => {
    await openAt(`${R}/exchange`, TITLE);
    const answer = await screen.findByRole('article', { name: 'Coastal hub' });
    expect(answer.textContent).toContain('core validated');
    expect(answer.textContent).toContain('Tue 1 Dec 2026, 22:00 WAT (UTC+1)');
    expect(answer.textContent).toContain('Not confirmed');
    expect(answer.textContent).toContain('Quotes time out');
    const bundles = screen.getByRole('list', { name: 'Bundles' });
    expect(bundles.textContent).toContain('Made here by Ana Okoro');
    await expectAccessible(screen.getByRole('main'));
  });
});

describe('receiving a bundle', () => {
  const open = async (file: string) => {
    const view = await openAt('/releases', 'Releases');
    await view.user.click(await screen.findByRole('button', { name: 'Receive…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Receive a bundle' });
    await view.user.type(within(dialog).getByRole('textbox', { name: 'Bundle' }), file);
    await view.user.click(within(dialog).getByRole('button', { name: 'Look into it' }));
    return { ...view, dialog };
  };

  it('takes nothing until the key is trusted by its fingerprint, and then what was chosen', async () => {
    const { user, door, dialog } = await open('/home/kofi/a.slipway');
    const about = await within(dialog).findByRole('region', { name: 'The bundle' });
    expect(about.textContent).toContain('nobody here trusts the key');
    expect(about.textContent).toContain('as it calls itself');
    const shut = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Receive bundle' });
    expect(shut.disabled).toBe(true);
    expect(within(dialog).getByText('A key that is trusted here comes first.')).toBeTruthy();
    const table = within(dialog).getByRole('table', { name: 'What differs' });
    expect(within(table).getByRole('row', { name: /central-ledger/ }).textContent).toContain(
      'What is here stays',
    );
    await expectAccessible(dialog);

    const typed = within(dialog).getByRole('textbox', { name: 'Fingerprint they told you' });
    await user.type(typed, '0000');
    const why = within(dialog).getByRole('textbox', { name: /How it was compared/ });
    await user.type(why, 'On the telephone with Grace');
    await user.click(within(dialog).getByRole('button', { name: 'Trust this key' }));
    expect(await within(dialog).findByText(/not that of this key/)).toBeTruthy();
    await user.clear(typed);
    await user.type(typed, '8c1b77a092de44105b3fc6e81d209f6a');
    await user.click(within(dialog).getByRole('button', { name: 'Trust this key' }));
    await within(dialog).findByText('Valid, and the key is trusted here');
    expect(document.activeElement).toBe(within(dialog).getByRole('region', { name: 'The bundle' }));

    await user.click(within(dialog).getByRole('checkbox', { name: 'Components' }));
    await waitFor(() =>
      expect(within(dialog).getByRole('row', { name: /central-ledger/ }).textContent).toContain(
        'Will be taken',
      ),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Receive bundle' }));
    await screen.findByRole('heading', { level: 1, name: 'Mojaloop 17.2.0 r1' });
    expect(asked(door, 'release_receive')).toEqual({
      file: '/home/kofi/a.slipway',
      content: null,
      take: ['components'],
    });
    const bundles = await screen.findByRole('list', { name: 'Bundles' });
    expect(bundles.textContent).toContain('Received by');

    await user.click(screen.getByRole('button', { name: 'Write the answer…' }));
    const answer = await screen.findByRole('dialog', { name: /^Answer who made/ });
    const told = await within(answer).findByRole('region', { name: 'What is told' });
    expect(told.textContent).toContain('The release is core validated');
    expect(told.textContent).toContain('Tue 1 Dec 2026, 22:00 WAT (UTC+1)');
    expect(told.textContent).toContain('Quotes time out');
    await expectAccessible(answer);
  });

  it('shows that a file is not what was signed, and offers nothing', async () => {
    const { dialog } = await open('/home/kofi/changed.slipway');
    const about = await within(dialog).findByRole('region', { name: 'The bundle' });
    expect(about.textContent).toContain('Invalid: this is not what was signed');
    expect(about.textContent).toContain('changed on the way');
    expect(within(dialog).queryByRole('button', { name: 'Receive bundle' })).toBeNull();
    expect(within(dialog).queryByRole('form', { name: 'Trust this key' })).toBeNull();
  });

  it('says what another file is, and takes one that is dropped with its content', async () => {
    const { user, door, dialog } = await open('/home/kofi/notes.txt');
    expect(await within(dialog).findByText(/it is no bundle of a release/)).toBeTruthy();
    const field = within(dialog).getByRole('textbox', { name: 'Bundle' });
    const file = new File(['bundle'], 'b.slipway');
    fireEvent.drop(field, { dataTransfer: { files: [file] } });
    expect(await within(dialog).findByText('b.slipway, dropped here')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Look into it' }));
    await within(dialog).findByRole('region', { name: 'The bundle' });
    expect(asked(door, 'bundle_look')).toEqual({
      file: 'b.slipway',
      content: btoa('bundle'),
      take: [],
    });
  });
});

describe('the keys of others', () => {
  it('are withdrawn with a reason, and stay to be seen', async () => {
    const door = fixtureDoor({ slow: false });
    const fingerprint = '8c1b 77a0 92de 4410 5b3f c6e8 1d20 9f6a';
    const request = { key: 'd7', fingerprint, organisation: 'Support', reason: 'On the telephone' };
    await door.call('key_trust', request, { actor: null, call: 'trust' });
    const { user } = await openAt('/settings/keys', 'Signing keys', door);
    const list = await screen.findByRole('list', { name: 'Keys of others' });
    expect(list.textContent).toContain('Trusted by Ana Okoro');
    expect(list.textContent).toContain('On the telephone');
    await user.click(within(list).getByRole('button', { name: 'Withdraw the key of Support' }));
    const dialog = await screen.findByRole('dialog', { name: 'Withdraw the key of Support' });
    await user.type(within(dialog).getByRole('textbox'), 'It was seen');
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(list.textContent).toContain('Withdrawn by Ana Okoro'));
    expect(list.textContent).toContain('It was seen');
  });
});
