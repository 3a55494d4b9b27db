import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

async function openForm(door = fixtureDoor({ slow: false })) {
  const opened = await openAt('/knowledge', 'Knowledge', door);
  await opened.user.click(await screen.findByRole('button', { name: /^Import/ }));
  await screen.findByRole('dialog', { name: 'Import a folder' });
  await opened.user.click(screen.getByRole('radio', { name: 'From a service desk' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import from a service desk' });
  return { ...opened, dialog: within(dialog) };
}

describe('an import from a service desk', () => {
  it('asks a desk that keeps pages, and says how they were read and what was left out', async () => {
    const { user, door, dialog } = await openForm();
    const desk = await dialog.findByRole('combobox', { name: 'Service desk' });
    await dialog.findByRole('textbox', { name: 'Class of articles' });
    expect(dialog.queryByRole('combobox', { name: 'Its texts are' })).toBeNull();
    await expectAccessible();
    await user.click(desk);
    await user.click(await screen.findByRole('option', { name: 'Backlog' }));
    await user.type(dialog.getByRole('textbox', { name: 'Project' }), ' hub ');
    await user.click(dialog.getByRole('combobox', { name: 'Its texts are' }));
    await user.click(await screen.findByRole('option', { name: 'Markdown' }));
    await user.click(dialog.getByRole('button', { name: /^Import/ }));
    await dialog.findByText('It has no text.');
    expect(dialog.getByText('9 articles')).toBeTruthy();
    expect(dialog.getByText('Read as Markdown, as was asked for.')).toBeTruthy();
    expect(door.asked.find((one) => one.name === 'article_import_desk')?.request).toEqual({
      desk: 'Backlog',
      project: 'hub',
      markup: 'markdown',
      kind: null,
    });
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Import more' }));
    await dialog.findByRole('combobox', { name: 'Service desk' });
  });

  it('says what to connect where no desk keeps pages', async () => {
    const bare = fixtureDoor({ slow: false });
    bare.desk.desks = bare.desk.desks.map((one) => ({ ...one, kind: 'jira' }));
    const { user, dialog } = await openForm(bare);
    await dialog.findByText('No service desk here keeps pages');
    await expectAccessible();
    await user.click(dialog.getByRole('link', { name: 'Connect a service desk' }));
    await screen.findByRole('heading', { name: 'Service desks' });
  });
});
