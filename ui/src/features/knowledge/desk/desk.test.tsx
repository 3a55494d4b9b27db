import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const part = async (title: RegExp) =>
  (await screen.findByRole('heading', { level: 2, name: title })).closest('section') as HTMLElement;

describe('the desk', () => {
  it('shows what waits, what grew old and what is lacking', async () => {
    const { container } = await openAt('/knowledge/desk', 'Desk');
    const overdue = await part(/Overdue reviews/);
    expect(within(overdue).getAllByRole('link')).toHaveLength(2);
    expect(screen.getByText('62 %')).toBeTruthy();
    expect(
      screen.getByRole('img', { name: 'Mojaloop: 2 of 11 articles are to be looked at again' }),
    ).toBeTruthy();
    await within(await part(/Links that lead nowhere/)).findByText('position drift');
    await expectAccessible(container);
  });

  it('begins an article of a component that lacks one, with its release', async () => {
    const { user, door } = await openAt('/knowledge/desk', 'Desk');
    await user.click(await screen.findByRole('link', { name: 'Write it: ml-api-adapter' }));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/knowledge\/new-\d+\/edit$/));
    const drafts = door.asked.filter((one) => one.name === 'article_draft');
    expect(drafts[0]?.request).toEqual({
      title: 'ml-api-adapter v14.3.0',
      kind: 'change',
      release: 'rel-17.1.0-1',
    });
    expect(drafts[1]?.request).toMatchObject({
      text: expect.stringContaining('components: [ml-api-adapter]'),
    });
  });

  it('keeps a folder from now on, says what was left, and stops it again', async () => {
    const { user, door } = await openAt('/knowledge/desk', 'Desk');
    const kept = await part(/Kept as files/);
    expect(kept.textContent).toContain('Somebody else wrote it.');
    await user.click(within(kept).getByRole('button', { name: 'Keep a folder' }));
    const dialog = await screen.findByRole('dialog', { name: 'Keep the articles in a folder' });
    await user.click(within(dialog).getByRole('button', { name: /Keep it from now on/ }));
    await within(dialog).findByText('Choose a folder.');
    await user.click(within(dialog).getByRole('button', { name: 'Choose the folder' }));
    await user.click(within(dialog).getByRole('checkbox', { name: /One HTML page/ }));
    await expectAccessible(dialog);
    door.refuse('article_mirror_save', new Refusal('no_space', 'The disk is full.', 'It goes on.'));
    await user.click(within(dialog).getByRole('button', { name: /Keep it from now on/ }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toContain('The disk is full.It goes on.');
    await user.click(within(dialog).getByRole('button', { name: /Keep it from now on/ }));
    await within(dialog).findByText('README.md');
    expect(within(dialog).getByText(/knowledge-base.html/)).toBeTruthy();
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await within(kept).findByText('/home/ana/runbooks');
    const stop = { name: 'Stop keeping /home/ana/runbooks' };
    await user.click(within(kept).getByRole('button', stop));
    await waitFor(() => expect(within(kept).queryByText('/home/ana/runbooks')).toBeNull());
    expect(door.asked.find((one) => one.name === 'article_mirror_save')?.request).toEqual({
      ...{ folder: '/home/ana/runbooks', audience: 'internal', html: true },
    });
  });

  it('exports once', async () => {
    const { user, door } = await openAt('/knowledge/desk', 'Desk');
    const kept = await part(/Kept as files/);
    await user.click(within(kept).getByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export the articles' });
    await user.type(within(dialog).getByRole('textbox', { name: /Folder/ }), '/tmp/out');
    await user.click(within(dialog).getByRole('button', { name: /Export/ }));
    await within(dialog).findByText(/articles in the folder/);
    expect(door.asked.find((one) => one.name === 'article_export')?.request).toMatchObject({
      folder: '/tmp/out',
      html: false,
    });
  });

  it('settles a search that found nothing, and a flag', async () => {
    const { user } = await openAt('/knowledge/desk', 'Desk');
    await user.click(await screen.findByRole('button', { name: 'Settle: rotate oracle secret' }));
    await waitFor(() => expect(screen.queryByText('rotate oracle secret')).toBeNull());
    await user.click(screen.getByRole('button', { name: /Settle the flag of Quotes/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Settle the flag' });
    await user.type(within(dialog).getByRole('textbox'), 'Rewritten.');
    await user.click(within(dialog).getByRole('button', { name: 'Settle' }));
    await screen.findByText('Nobody flagged an article.');
  });

  it('says of each part that there is nothing', async () => {
    const door = fixtureDoor({ slow: false });
    Object.assign(door.desk, { articles: [], articleDrafts: [], articleMisses: [] });
    const { container } = await openAt('/knowledge/desk', 'Desk', door);
    await screen.findByText('Nothing waits for a reviewer.');
    expect(screen.getByText('no defect is closed yet')).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('the templates', () => {
  it('are edited, and go back to those that Slipway brings', async () => {
    const { user, container } = await openAt('/knowledge/templates', 'Templates');
    await user.click(await screen.findByRole('row', { name: /^Workaround/ }));
    const panel = await screen.findByRole('complementary', { name: 'Template: Workaround' });
    const days = within(panel).getByRole('textbox', { name: /Days until/ });
    await user.clear(days);
    await user.type(days, '45');
    await expectAccessible(container);
    await user.click(within(panel).getByRole('button', { name: /Save template/ }));
    await user.click(await screen.findByRole('row', { name: /^Workaround 45 days .*edited here/ }));
    await user.click(await screen.findByRole('button', { name: 'Go back to Slipway’s' }));
    await screen.findByRole('row', { name: /^Workaround 90 days/ });
  });
});

describe('an import', () => {
  it('asks for a folder, and says what was left out and why', async () => {
    const { user, door } = await openAt('/knowledge', 'Knowledge');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog', { name: 'Import a folder' });
    await user.click(within(dialog).getByRole('button', { name: /^Import/ }));
    await within(dialog).findByText('Choose the folder that holds the documents.');
    await user.click(within(dialog).getByRole('button', { name: 'Choose a folder' }));
    await user.click(within(dialog).getByRole('button', { name: /^Import/ }));
    await within(dialog).findByText('It is no Markdown.');
    expect(within(dialog).getByText('42 articles')).toBeTruthy();
    expect(door.asked.find((one) => one.name === 'article_import')?.request).toEqual({
      folder: '/home/ana/runbooks',
      format: 'markdown',
      kind: null,
    });
    await expectAccessible();
  });
});
