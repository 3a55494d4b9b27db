import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetDrafts } from '@/components';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

beforeAll(() => Promise.all([import('../inbox/InboxPage'), import('../page/DefectPage')]), 180_000);
beforeEach(forgetDrafts);

const LIMIT = 'A lowered limit holds late on some handlers';
const asked = (door: FixtureDoor, name: string) =>
  door.asked
    .filter((one) => one.name === name)
    .map((one) => one.request as Record<string, unknown>);

const inbox = async (door = fixtureDoor({ slow: false })) => {
  const view = await openAt('/defects', 'Defects', door);
  await screen.findByRole('region', { name: 'Decision' });
  return view;
};
const box = () => screen.findByRole('region', { name: 'Articles that fit' });
const opened = async () => {
  const view = await inbox();
  const fold = await within(await box()).findByRole('button', { name: /Articles that fit/ });
  await view.user.click(fold);
  return view;
};

describe('the articles that fit the defect in front', () => {
  it('names the known error at once, in one line, and opens all by a key', async () => {
    const { user } = await inbox();
    const fold = await within(await box()).findByRole('button', { expanded: false });
    expect(fold.textContent).toContain(`Known error${LIMIT}`);
    await user.keyboard('f');
    const rows = within(await box()).getAllByRole('listitem');
    expect(rows[0]?.textContent).toContain(LIMIT);
    expect(rows[0]?.textContent).toContain('Published');
    expect(
      within(await box())
        .getByRole('link', { name: LIMIT })
        .getAttribute('href'),
    ).toBe('#/knowledge/a-limit');
    await expectAccessible(await box());
  });

  it('is not looked for while one steps through the list, and once for each defect', async () => {
    const { user, door } = await inbox();
    await user.keyboard('jjjk');
    await waitFor(() => expect(asked(door, 'article_suggest').length).toBe(1));
    expect(asked(door, 'article_suggest')).toEqual([{ defect: 'd-213' }]);
    expect(asked(door, 'article_show')).toEqual([]);
    await user.keyboard('j');
    await waitFor(() => expect(asked(door, 'article_suggest').length).toBe(2));
    await user.keyboard('k');
    await within(await box()).findByText(/Articles that fit|No article fits/);
    expect(asked(door, 'article_suggest').length).toBe(2);
  });

  it('is said to be used, or to be the known error, and taken back', async () => {
    const { user, door } = await opened();
    const used = () => screen.findByRole('button', { name: `Used: ${LIMIT}` });
    await waitFor(async () => expect(await used()).toHaveProperty('disabled', false));
    await user.click(await used());
    await waitFor(async () => expect((await used()).getAttribute('aria-pressed')).toBe('true'));
    expect(asked(door, 'article_use').at(-1)).toEqual({
      article: 'a-limit',
      kind: 'used',
      defect: 'd-214',
    });
    expect((await box()).textContent).toContain('Used here by Chidi Eze');
    const known = `It is this known error: ${LIMIT}`;
    await user.click(screen.getByRole('button', { name: known }));
    await screen.findByRole('button', { name: known, pressed: true });
    await waitFor(async () => expect(await used()).toHaveProperty('disabled', false));
    await user.click(await used());
    await waitFor(async () => expect((await used()).getAttribute('aria-pressed')).toBe('false'));
    expect(asked(door, 'article_use').at(-1)?.remove).toMatch(/^u-new/);
  });

  it('puts a part of one under what the reply says, without its facts', async () => {
    const { user } = await opened();
    const reply = () =>
      document.querySelector<HTMLTextAreaElement>('[data-triage="answer"]')?.value ?? '';
    await waitFor(() => expect(reply()).not.toBe(''));
    const before = reply().trim();
    const insert = screen.getByRole('button', { name: `Insert into reply: ${LIMIT}` });
    await waitFor(() => expect(insert).toHaveProperty('disabled', false));
    await user.click(insert);
    await user.click(await screen.findByRole('menuitem', { name: 'Workaround' }));
    await waitFor(() => expect(reply()).toContain('1. Lower the cap.'));
    expect(reply().startsWith(before)).toBe(true);
    expect(reply()).not.toContain('Resolution');
    await user.click(insert);
    await user.click(await screen.findByRole('menuitem', { name: 'The whole article' }));
    await waitFor(() => expect(reply()).toContain('## Resolution'));
    expect(reply()).not.toContain('components:');
  });

  it('warns before an internal article goes to the reporter', async () => {
    const { user, door } = await opened();
    const internal = door.desk.articles.find((one) => one.id === 'a-restore')?.title ?? '';
    const insert = screen.getByRole('button', { name: `Insert into reply: ${internal}` });
    await waitFor(() => expect(insert).toHaveProperty('disabled', false));
    await user.click(insert);
    expect(await screen.findByText(/^Internal article: read it through/)).toBeTruthy();
  });

  it('offers to write one where none fits, and says why where none could be looked for', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.articles = [];
    door.refuse('article_suggest', new Refusal('internal', 'The index is being built.', ''));
    const { user } = await inbox(door);
    await within(await box()).findByText(/The index is being built/);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await within(await box()).findByText('No article fits yet');
    const write = within(await box()).getByRole('link', { name: 'Write an article' });
    expect(write.getAttribute('href')).toContain('/knowledge/new?defect=d-214');
    await expectAccessible(await box());
  });
});

it('shows the articles on the page of a defect, and asks for them only there', async () => {
  const door = fixtureDoor({ slow: false });
  const { user } = await openAt('/defects/d-214', /Transfers commit above/, door);
  await user.click(await screen.findByRole('link', { name: 'Articles' }));
  const part = await screen.findByRole('region', { name: 'Articles that fit' });
  expect(await within(part).findByRole('link', { name: LIMIT })).toBeTruthy();
  await expectAccessible(screen.getByRole('main'));
});
