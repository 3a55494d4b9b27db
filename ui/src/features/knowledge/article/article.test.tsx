import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { setActor } from '@/actor';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const GOLDEN = 'Golden Path by hand';

describe('an article', () => {
  it('says who verified it for what, what waits, and is accessible', async () => {
    const { container } = await openAt(
      '/knowledge/a-restore',
      'Restore positions after a failed migration',
    );
    expect(screen.getByText('verified for 17.1.0 and up on Tue 3 Nov by Chidi Eze')).toBeTruthy();
    expect(screen.getByText(/v5 by Joseph Kamau waits for review/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Compare' }).getAttribute('href')).toBe(
      '#/knowledge/a-restore/compare/4/5',
    );
    const outline = screen.getByRole('navigation', { name: 'Contents' });
    expect(within(outline).getAllByRole('button')).toHaveLength(3);
    await expectAccessible(container);
  });

  it('is confirmed with one click when it has grown old', async () => {
    const { user, door } = await openAt('/knowledge/a-flow', 'How a transfer passes the handlers');
    await user.click(await screen.findByRole('button', { name: 'Still correct' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Still correct' })).toBeNull());
    expect(door.asked.filter((one) => one.name === 'article_confirm')).toHaveLength(1);
  });

  it('follows its links in the app, and those of the web through the door alone', async () => {
    const door = fixtureDoor({ slow: false });
    const opened = vi.spyOn(door, 'openLink');
    const { user } = await openAt('/knowledge/a-golden', GOLDEN, door);
    await user.click(await screen.findByRole('link', { name: 'Golden Path' }));
    expect(opened).toHaveBeenCalledWith('https://docs.mojaloop.io/technical/testing');
    expect(window.location.hash).toBe('#/knowledge/a-golden');
    expect(screen.getByText(/1 link leads nowhere: "position drift"/)).toBeTruthy();
    const text = screen.getByRole('article', { name: 'The article' });
    await user.click(within(text).getByRole('link', { name: 'Onboard a DFSP in Sandbox' }));
    await screen.findByRole('heading', { level: 1, name: 'Onboard a DFSP in Sandbox' });
  });

  it('opens at the heading a link names, and shows the file it means', async () => {
    const door = fixtureDoor({ slow: false });
    const one = door.desk.articles.find((each) => each.id === 'a-restore');
    for (const version of one?.versions ?? [])
      version.text += '\n[there](#/knowledge/a-golden?at=Steps), [list](kb:file/f-1)\n';
    const { user } = await openAt('/knowledge/a-restore', /Restore positions/, door);
    await user.click(await screen.findByRole('link', { name: 'list' }));
    expect(document.activeElement?.textContent).toContain('positions-before.csv');
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    await user.click(screen.getByRole('link', { name: 'there' }));
    await screen.findByRole('heading', { level: 1, name: GOLDEN });
    await waitFor(() =>
      expect(scrolled.mock.contexts.map((each) => (each as Element).id)).toContain('article-steps'),
    );
    expect(window.location.hash).toBe('#/knowledge/a-golden');
  });

  it('takes flags, and settles them', async () => {
    const { user, door } = await openAt('/knowledge/a-golden', GOLDEN);
    await user.click(screen.getByRole('button', { name: 'More to do with it' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Flag it' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: 'Wrong' }));
    await user.click(within(dialog).getByRole('button', { name: /Flag it/ }));
    await within(dialog).findByText('Say what is the matter, so that it can be mended.');
    await user.type(within(dialog).getByRole('textbox'), 'The collection moved.');
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: /Flag it/ }));
    await user.click(await screen.findByRole('button', { name: 'Settle' }));
    const settle = await screen.findByRole('dialog', { name: 'Settle the flag' });
    await user.click(within(settle).getByRole('button', { name: 'Settle' }));
    await waitFor(() => expect(screen.queryByText('The collection moved.')).toBeNull());
    const flag = door.asked.find((one) => one.name === 'article_flag')?.request;
    expect(flag).toEqual({ article: 'a-golden', reason: 'wrong', text: 'The collection moved.' });
  });

  it('takes a vote, and takes it back', async () => {
    const { user } = await openAt('/knowledge/a-golden', GOLDEN);
    const yes = await screen.findByRole('button', { name: 'Yes' });
    await user.click(yes);
    await screen.findByText('1 of 1 said yes');
    await user.click(yes);
    await screen.findByText('nobody said');
  });

  it('sets who answers for it and how often it is looked at', async () => {
    const { user, door } = await openAt('/knowledge/a-golden', GOLDEN);
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    const days = within(dialog).getByRole('textbox', { name: /so many days/ });
    await user.clear(days);
    await user.type(days, '30');
    await user.click(within(dialog).getByRole('button', { name: /Save/ }));
    await screen.findByText('30 days', { exact: false });
    expect(door.asked.find((one) => one.name === 'article_set')?.request).toMatchObject({
      article: 'a-golden',
      review_days: 30,
      governed: true,
    });
  });

  it('saves a file where somebody wants it', async () => {
    const { user, door } = await openAt('/knowledge/a-restore', /Restore positions/);
    await user.click(await screen.findByRole('button', { name: 'Save positions-before.csv' }));
    await screen.findByText(/^Saved to .*positions-before.csv$/);
    expect(door.asked.find((one) => one.name === 'article_file_save')?.request).toMatchObject({
      article: 'a-restore',
      file: 'f-1',
    });
  });

  it('lets a reader suggest a change, in a draft of their own', async () => {
    const { user, door } = await openAt('/knowledge/a-golden', GOLDEN);
    act(() => setActor('p-chidi'));
    await waitFor(() => expect(screen.getAllByText('Suggest a change')).toHaveLength(2));
    const [head, foot] = await screen.findAllByRole('link', { name: /^Suggest a change/ });
    expect(head?.getAttribute('href')).toBe('#/knowledge/a-golden/edit');
    await user.click(foot as HTMLElement);
    // The editor is a script of its own, which is read the first time it is opened.
    await screen.findByRole('textbox', { name: 'Text' }, { timeout: 30_000 });
    const asked = door.asked.find((one) => one.name === 'article_draft');
    expect(asked?.request).toEqual({ article: 'a-golden' });
  });

  it('lists its versions, and restores one', async () => {
    const { user, container } = await openAt('/knowledge/a-restore/history', /Restore positions/);
    await screen.findByRole('row', { name: /v3 sent back/ });
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Restore v2' }));
    const dialog = await screen.findByRole('dialog', { name: 'Make v2 the text again?' });
    await user.click(within(dialog).getByRole('button', { name: 'Restore v2' }));
    await screen.findByRole('row', { name: /v6 waits for review/ });
  });

  it('says when there is none', async () => {
    window.location.hash = '#/knowledge';
    const door = fixtureDoor({ slow: false });
    await openAt('/knowledge', 'Knowledge', door);
    window.location.hash = '#/knowledge/nowhere';
    await screen.findByText('There is no such article');
  });
});
