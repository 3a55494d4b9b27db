import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setActor } from '@/actor';
import type { HandoverItem } from '@/bindings';
import { forgetDrafts } from '@/components';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { countStates, isAcceptable, leadsTo, stateOf } from './model';

beforeAll(() => import('../ReleasePage'), 180_000);
beforeEach(forgetDrafts);

const TITLE = 'Mojaloop 17.1.0 r1';
const open = async (door = fixtureDoor({ slow: false })) => {
  const view = await openAt('/releases/rel-17.1.0-1/handover', TITLE, door);
  await screen.findByRole('region', { name: 'Handover to Operations' });
  return view;
};
const last = (door: FixtureDoor) =>
  door.asked.findLast((one) => one.name === 'handover_judge')?.request;
const row = (title: string) => {
  const items = screen.getByRole('list', { name: 'What is handed over' });
  const found = within(items)
    .getAllByRole('listitem')
    .find((one) => one.textContent?.includes(title));
  if (!found) throw new Error(`no item ${title}`);
  return found;
};

const item = (key: string, state: string, missing = false): HandoverItem => ({
  ...{ key, state, missing, kind: 'article', title: key, detail: '', mark: 'v1', last: null },
});

describe('an item of a handover', () => {
  it.each([
    [item('notes', 'accepted'), 'accepted'],
    [item('component/a', 'accepted', true), 'without'],
    [item('runbook', 'missing', true), 'missing'],
    [item('scripts', 'changed'), 'changed'],
    [item('scripts', 'of a newer core'), 'open'],
  ])('%o stands as %s', (one, state) => {
    expect(stateOf(one)).toBe(state);
  });

  it.each([
    ['runbook', { to: 'readiness', subject: 'runbook' }],
    ['notes', { to: 'notes' }],
    ['scripts', { to: 'notes' }],
    ['packages', { to: 'components' }],
    ['article/a/b', { to: 'article', id: 'a/b' }],
    ['component/ml-api', { to: 'write', component: 'ml-api', version: 'v1' }],
  ])('%s leads to %o', (key, where) => {
    expect(leadsTo(item(key, 'open'))).toEqual(where);
  });

  it('counts by state, and takes only what is there', () => {
    const items = [item('a', 'open'), item('b', 'missing', true), item('c', 'accepted')];
    expect(items.filter(isAcceptable).map((one) => one.key)).toEqual(['a']);
    expect(countStates(items)).toEqual([
      { state: 'accepted', count: 1 },
      { state: 'open', count: 1 },
      { state: 'missing', count: 1 },
    ]);
  });
});

describe('the handover of a release', () => {
  it('shows how far it is, each item with its state in words, and what was said', async () => {
    await open();
    expect(screen.getByRole('img', { name: '3 of 10 accepted' })).toBeTruthy();
    expect(row('Runbook').textContent).toContain('Returned');
    expect(row('Runbook').textContent).toContain('Returned by Chidi Eze, Fri 20 Nov 2026');
    expect(row('Restore positions').textContent).toContain('Changed since');
    expect(row('Article about simulator').textContent).toContain('Done without');
    const said = screen.getByRole('region', { name: 'What Operations said' });
    expect(within(said).getAllByRole('listitem')).toHaveLength(5);
    await expectAccessible(screen.getByRole('main'));
  });

  it('accepts by key what is in front, as it was looked at', async () => {
    const { user, door } = await open();
    await user.keyboard('jjjj');
    expect(row('Database scripts').getAttribute('aria-current')).toBe('true');
    await user.keyboard('a');
    await waitFor(() =>
      expect(last(door)).toEqual({
        release: 'rel-17.1.0-1',
        items: ['scripts'],
        verdict: 'accept',
        why: '',
        mark: 's-1',
      }),
    );
    await screen.findByRole('img', { name: '4 of 10 accepted' });
  });

  it('returns with a reason, and keeps it where it is refused or left', async () => {
    const { user, door } = await open();
    await user.keyboard('jjjjr');
    const ask = () => screen.findByRole('textbox', { name: /changed in Database scripts/ });
    await user.type(await ask(), 'Say how to undo it');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: /changed in/ })).toBeNull();
    await user.keyboard('r');
    expect((await ask()).textContent).toBe('Say how to undo it');
    door.refuse('handover_judge', new Refusal('conflict', 'It changed.', 'Look at it again.'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByText('It changed.')).textContent).toBeTruthy();
    expect((await ask()).textContent).toBe('Say how to undo it');
    await expectAccessible(screen.getByRole('main'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(row('Database scripts').textContent).toContain('Returned'));
    expect(last(door)).toMatchObject({ verdict: 'return', why: 'Say how to undo it' });
  });

  it('does without what is missing, only with a reason', async () => {
    const { user, door } = await open();
    const before = door.asked.length;
    await user.click(screen.getByRole('button', { name: 'Do without Register a merchant' }));
    await user.click(screen.getByRole('button', { name: /^Do without ?Ctrl/ }));
    expect(screen.getByText('Say why, in a few words.')).toBeTruthy();
    expect(door.asked.slice(before).some((one) => one.name === 'handover_judge')).toBe(false);
    await user.type(screen.getByRole('textbox', { name: /do without Register/ }), 'Not used yet');
    await user.click(screen.getByRole('button', { name: /^Do without ?Ctrl/ }));
    await waitFor(() => expect(row('Register a merchant').textContent).toContain('Done without'));
    expect(last(door)).toMatchObject({ verdict: 'accept', why: 'Not used yet' });
  });

  it('accepts all that are there, and nothing that is missing', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('button', { name: 'Accept all 3 that are there' }));
    await waitFor(() =>
      expect(last(door)).toMatchObject({ items: ['runbook', 'scripts', 'article/a-restore'] }),
    );
    expect(screen.queryByRole('button', { name: /that are there/ })).toBeNull();
  });

  it('begins the article that a component lacks, with the component among its facts', async () => {
    const { user, door } = await open();
    const gap = screen.getByRole('link', { name: /Write the article: .*quoting-service/ });
    expect(gap.getAttribute('href')).toContain('component=quoting-service');
    await user.click(gap);
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/knowledge\/new-\d+\/edit/));
    const [begun, told] = door.asked.filter((one) => one.name === 'article_draft');
    expect(begun?.request).toMatchObject({ kind: 'change', release: 'rel-17.1.0-1' });
    expect(told?.request).toMatchObject({
      text: expect.stringContaining('components: [quoting-service]'),
    });
  });

  it('says whose it is to judge, and offers nothing to others', async () => {
    const { user, door } = await open();
    setActor('p-grace');
    await screen.findByText(/Grace Nakato is not of Operations/);
    expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
    await user.keyboard('ja');
    expect(last(door)).toBeUndefined();
  });
});

it('is where the finding of a window leads that lacks it', async () => {
  const door = fixtureDoor({ slow: false });
  const planned = door.desk.deployments.find(
    (one) => one.environment === 'PRD' && one.release_id === 'rel-17.1.0-1',
  );
  const { user } = await openAt(`/windows/${planned?.id}`, 'Windows', door);
  await user.click(await screen.findByRole('button', { name: 'Open handover' }));
  expect(globalThis.location.hash).toBe(`#/releases/${planned?.release_id}/handover`);
});
