import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { snippetParts } from './home/marks';
import { leads } from './parts/leads';

const open = (path = '/knowledge') => openAt(path, 'Knowledge');
const field = () => screen.findByRole('combobox', { name: 'Search the knowledge base' });

describe('the knowledge page', () => {
  it('shows what waits, what grows old and what is new', async () => {
    const { container } = await open();
    const lists = await screen.findByRole('heading', { name: /For my review/ });
    const part = lists.closest('section') as HTMLElement;
    expect(within(part).getByText('Restore positions after a failed migration')).toBeTruthy();
    expect(within(part).queryByText('Pause the settlement window')).toBeNull();
    expect(screen.getByRole('heading', { name: /Waits for another reviewer/ })).toBeTruthy();
    expect(screen.getByText('Lower a net debit cap safely')).toBeTruthy();
    expect(screen.getByRole('heading', { name: /Open flags/ })).toBeTruthy();
    expect(screen.getByTitle('3 to review').textContent).toBe('3');
    await expectAccessible(container);
  });

  it('steps through its rows with J and K', async () => {
    const { user } = await open();
    await screen.findByRole('heading', { name: /For my review/ });
    await user.keyboard('j');
    expect(document.activeElement?.textContent).toContain('Restore positions');
    await user.keyboard('jk');
    expect(document.activeElement?.textContent).toContain('Restore positions');
  });

  it('hears the keys of the window while no search is asked for', async () => {
    const { user } = await open();
    await screen.findByRole('heading', { name: /For my review/ });
    await user.keyboard('/');
    expect(document.activeElement).toBe(await field());
    await user.keyboard('{Escape}');
    await user.keyboard('go');
    await screen.findByRole('heading', { level: 1, name: /^\w+day / });
  });

  it('teaches whoever has nothing written', async () => {
    const door = fixtureDoor({ slow: false });
    door.desk.articles = [];
    door.desk.articleDrafts = [];
    const { user } = await openAt('/knowledge', 'Knowledge', door);
    await screen.findByText('What your hub knows stands here');
    await user.click(screen.getByRole('button', { name: 'Import a folder' }));
    await screen.findByRole('dialog', { name: 'Import a folder' });
    await expectAccessible();
  });

  it('opens by G K', async () => {
    const { user } = await openAt('/overview', 'Overview');
    await user.keyboard('gk');
    await screen.findByRole('heading', { level: 1, name: 'Knowledge' });
  });
});

describe('the search', () => {
  it('finds as it is typed, marks what it found, and opens by keys', async () => {
    const { user } = await open();
    await user.type(await field(), 'kafka');
    const options = await screen.findAllByRole('option');
    expect(options.length).toBeGreaterThan(1);
    expect(document.querySelector('mark')?.textContent).toMatch(/kafka/i);
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Kafka disconnected, health says OK' });
  });

  it('says what was looked for instead, and what fits less well below', async () => {
    const { user, container } = await open();
    await user.type(await field(), 'migraton rollback');
    await screen.findByText('Also looked for "migration"');
    expect(screen.getByText(/Not word for word/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('narrows by kind', async () => {
    const { user } = await open();
    await user.type(await field(), 'central-ledger');
    const before = (await screen.findAllByRole('option')).length;
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'Runbook' }));
    await waitFor(() => {
      const list = screen.getByRole('listbox', { name: 'What was found' });
      expect(within(list).getAllByRole('option').length).toBeLessThan(before);
    });
  });

  it('never shows the answer to an older query for a newer one', async () => {
    const door = fixtureDoor({ slow: false });
    const call = door.call.bind(door);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    door.call = (async (name, request, context) => {
      const answer = await call(name, request as never, context);
      if (name === 'article_search' && (request as { query: string }).query === 'kafka') await held;
      return answer;
    }) as typeof door.call;
    const { user } = await openAt('/knowledge', 'Knowledge', door);
    await user.type(await field(), 'kafka');
    await user.clear(await field());
    await user.type(await field(), 'merchant');
    await screen.findByRole('option', { name: /Register a merchant/ });
    letGo();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByRole('option', { name: /Kafka disconnected/ })).toBeNull();
  });

  it('stops the search for words that have changed since', async () => {
    const door = fixtureDoor({ slow: false });
    const call = door.call.bind(door);
    const asked = new Map<string, string>();
    const stopped: string[] = [];
    door.call = (async (name, request, context) => {
      if (name === 'article_search') {
        const { query } = request as { query: string };
        asked.set(query, context.call);
        if (query === 'kafka') await new Promise(() => {});
      }
      return call(name, request as never, context);
    }) as typeof door.call;
    door.cancel = async (id) => void stopped.push(id);
    const { user } = await openAt('/knowledge', 'Knowledge', door);
    await user.type(await field(), 'kafka');
    await waitFor(() => expect(asked.has('kafka')).toBe(true));
    await user.clear(await field());
    await user.type(await field(), 'merchant');
    await screen.findByRole('option', { name: /Register a merchant/ });
    expect(stopped).toContain(asked.get('kafka'));
    expect(stopped).not.toContain(asked.get('merchant'));
  });

  it('says that nothing is written, and begins to write it', async () => {
    const { user, door } = await open();
    await user.type(await field(), 'zebra');
    await user.click(await screen.findByRole('button', { name: 'Write it' }));
    const names = () => door.asked.map((one) => one.name);
    await waitFor(() => expect(names()).toContain('article_draft'));
    expect(names().filter((name) => name === 'article_missed')).toHaveLength(1);
    expect(window.location.hash).toMatch(/^#\/knowledge\/new-\d+\/edit$/);
  });
});

describe('what an article is read from', () => {
  it('takes only what stands between both brackets for found', () => {
    expect(snippetParts('a [b] c] [d')).toEqual([
      { text: 'a ', found: false },
      { text: 'b', found: true },
      { text: ' c] [d', found: false },
    ]);
  });

  it('follows links of the app, of articles and of the web, and no other', () => {
    expect(leads('#/releases/1')).toEqual({ to: 'page', path: '/releases/1', heading: '' });
    expect(leads('#/knowledge/a?at=the%20steps')).toEqual({
      to: 'page',
      path: '/knowledge/a',
      heading: 'the steps',
    });
    expect(leads('kb:file/f-1')).toEqual({ to: 'file', id: 'f-1' });
    expect(leads('#s-steps')).toEqual({ to: 'part', id: 's-steps' });
    expect(leads('kb:how-to/add%20a')).toEqual({ to: 'article', name: 'how-to/add a' });
    expect(leads('https://a.example')).toEqual({ to: 'web', url: 'https://a.example' });
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', 'x', '#', '', 'kb:'])
      expect(leads(href), href).toBeNull();
  });
});
