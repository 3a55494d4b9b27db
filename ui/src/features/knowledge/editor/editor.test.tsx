import { undo } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const RESTORE = 'Restore positions after a failed migration';

const TEXT = `---
title: ${RESTORE}
kind: runbook_note
components: [central-ledger]
reviewed-in: TRR-2026-11
---

## When to use this

The restore takes 45 minutes, see [[runbook/nowhere]].

## Steps

1. Scale central-ledger to zero.
`;

/** A door at which the article has front matter, and another person writes on it too. */
function newDoor() {
  const door = fixtureDoor({ slow: false });
  const one = articleAt(door);
  const newest = one.versions.at(-1);
  if (newest) newest.text = TEXT;
  one.writing = ['Joseph Kamau'];
  return door;
}

function articleAt(door: FixtureDoor) {
  const one = door.desk.articles.find((each) => each.id === 'a-restore');
  if (!one) throw new Error('The fixture has no such article.');
  return one;
}

async function openEditor(door = newDoor()) {
  const shown = await openAt('/knowledge/a-restore/edit', RESTORE, door);
  const field = await screen.findByRole('textbox', { name: 'Text' });
  const view = EditorView.findFromDOM(field);
  if (!view) throw new Error('There is no editor.');
  return { ...shown, field, view };
}

/** Types at the end of the text, as a person would. */
function type(view: EditorView, text: string) {
  act(() => {
    const end = view.state.doc.length;
    view.dispatch({
      changes: { from: end, insert: text },
      selection: { anchor: end + text.length },
      userEvent: 'input.type',
    });
  });
}

/** Publishes another version meanwhile. */
function publish(door: FixtureDoor, text: string) {
  const one = articleAt(door);
  const next = { number: 6, by: 'p-chidi', made: door.desk.now.at, why: 'Measured again' };
  one.versions.push({ ...next, text });
  const { by, made: at } = next;
  one.deeds.push({ deed: 'approved', version: 6, at, by, why: '', due: null });
}

/** Changes the draft as another window of the same person would. */
function writeElsewhere(door: FixtureDoor, words: string) {
  const held = door.desk.articleDrafts.find((one) => one.article === 'a-restore');
  if (!held) throw new Error('There is no draft.');
  held.text = `${held.text}\n${words}\n`;
}

const drafts = (door: FixtureDoor) =>
  door.asked
    .filter((one) => one.name === 'article_draft')
    .map((one) => one.request as { text?: string; discard?: boolean });
const savedTexts = (door: FixtureDoor) => drafts(door).flatMap((one) => one.text ?? []);

describe('the editor', () => {
  it('opens my draft with its facts and its picture, and says who else writes', async () => {
    const { view } = await openEditor();
    expect(view.state.doc.toString()).toContain('## When to use this');
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', RESTORE);
    const preview = screen.getByRole('region', { name: 'Preview' });
    expect(await within(preview).findByRole('heading', { name: 'Steps' })).toBeTruthy();
    expect(screen.getByText('Saved 16:42 WAT')).toBeTruthy();
    expect(await screen.findByText('Joseph Kamau writes on it too')).toBeTruthy();
    expect(screen.getByText(/1 link leads nowhere/)).toBeTruthy();
    await expectAccessible(screen.getByRole('main'));
  });

  it('keeps what was typed within a second, and shows it drawn', async () => {
    const { view, door } = await openEditor();
    type(view, '\n## Whom to ask\n');
    await waitFor(() => expect(savedTexts(door).at(-1)).toContain('## Whom to ask'));
    const preview = screen.getByRole('region', { name: 'Preview' });
    expect(await within(preview).findByRole('heading', { name: 'Whom to ask' })).toBeTruthy();
  });

  it('keeps it when a save fails, says why, and tries again', async () => {
    const { view, door } = await openEditor();
    door.refuse('article_draft', new Refusal('no_space', 'The disk is full.', 'Free some space.'));
    type(view, 'Not lost.');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The disk is full. Free some space.');
    expect(view.state.doc.toString()).toContain('Not lost.');
    fireEvent.click(within(alert).getByRole('button', { name: 'Save now' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(savedTexts(door).at(-1)).toContain('Not lost.');
  });

  it('writes a fact into the front matter and leaves what it does not know', async () => {
    const { view, user } = await openEditor();
    const title = screen.getByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Restore: step by step');
    await waitFor(() => expect(view.state.doc.line(2).text).toBe('title: "Restore: step by step"'));
    expect(view.state.doc.toString()).toContain('reviewed-in: TRR-2026-11');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Restore: step by step');
  });

  it('offers the versions that are known of what it is about', async () => {
    const { view, user } = await openEditor();
    await user.click(screen.getByRole('combobox', { name: 'From version' }));
    await screen.findByRole('option', { name: '17.1.0' });
    const group = await screen.findByText('central-ledger', { selector: '[class*="groupLabel"]' });
    expect(group).toBeTruthy();
    await user.click(screen.getByRole('option', { name: '17.1.0' }));
    await waitFor(() => expect(view.state.doc.toString()).toMatch(/^from: "?17\.1\.0"?$/m));
  });

  it('says that another version came meanwhile', async () => {
    const door = newDoor();
    const { view } = await openEditor(door);
    publish(door, TEXT.replace('45 minutes', '50 minutes'));
    type(view, 'More.');
    expect(await screen.findByText('Version 6 was published since you began.')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Show what changed' }));
    const dialog = await screen.findByRole('dialog', { name: 'What changed from version 5 to 6' });
    const lines = await within(dialog).findByRole('table', { name: 'Lines that changed' });
    expect(within(lines).getByRole('row', { name: /^Is now \d+/ }).textContent).toContain('50');
    await expectAccessible(dialog);
  });

  it('submits what was typed, and keeps it when that is refused', async () => {
    const { view, door, user, field } = await openEditor();
    type(view, 'The last word.');
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: 'Why' }), 'It was wrong');
    door.refuse(
      'article_submit',
      new Refusal('conflict', 'Version 6 changed the same lines.', 'Compare and submit again.'),
    );
    await user.click(within(dialog).getByRole('button', { name: /Submit/ }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toContain('Nothing of yours was lost or sent.');
    expect(view.state.doc.toString()).toContain('The last word.');
    expect(within(dialog).getByRole('textbox', { name: 'Why' })).toHaveProperty(
      'value',
      'It was wrong',
    );
    await expectAccessible(dialog);
    expect(within(dialog).getByRole('button', { name: 'Bring it in and choose' })).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: /Submit/ }));
    await waitFor(() => expect(window.location.hash).toBe('#/knowledge/a-restore'));
    const sent = door.asked.filter((one) => one.name === 'article_submit');
    expect(sent).toHaveLength(2);
    expect(articleAt(door).versions.at(-1)?.text).toContain('The last word.');
  });

  it('brings a newer version in, and asks at the lines that both changed', async () => {
    const door = newDoor();
    const { view, user } = await openEditor(door);
    publish(door, TEXT.replace('45 minutes', '50 minutes').replace('## When', '# When'));
    const at = view.state.doc.toString().indexOf('45 minutes');
    act(() => view.dispatch({ changes: { from: at, to: at + 2, insert: '40' } }));
    await user.click(await screen.findByRole('button', { name: 'Bring it in now' }));
    const banner = await screen.findByRole('region', { name: 'Lines that both changed' });
    expect(banner.textContent).toContain('You and version 6 changed the same lines.');
    expect(view.state.doc.toString()).toContain('# When to use this');
    await expectAccessible(banner);
    await user.click(within(banner).getByRole('button', { name: 'Keep both' }));
    const text = view.state.doc.toString();
    expect(text).toContain('40 minutes');
    expect(text).toContain('50 minutes');
    expect(text).not.toContain('<<<<<<<');
    expect(screen.queryByText('Version 6 was published since you began.')).toBeNull();
    await waitFor(() => expect(savedTexts(door).at(-1)).toBe(text));
    expect(door.desk.articleDrafts[0]?.based_on).toBe(6);
  });

  it('offers both texts when the draft was changed elsewhere, and keeps what was typed', async () => {
    const { view, door, user } = await openEditor();
    writeElsewhere(door, 'Written in the other window.');
    type(view, 'Typed here.');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('was changed elsewhere');
    expect(view.state.doc.toString()).toContain('Typed here.');
    await user.click(within(alert).getByRole('button', { name: 'Compare both texts' }));
    const dialog = await screen.findByRole('dialog', { name: 'Two texts of this draft' });
    const here = await within(dialog).findByRole('region', { name: 'Typed here' });
    const there = within(dialog).getByRole('region', { name: /^Kept elsewhere/ });
    expect(here.textContent).toContain('Only here: Typed here.');
    expect(there.textContent).toContain('Only here: Written in the other window.');
    await expectAccessible(dialog);
    await user.click(within(dialog).getByRole('button', { name: 'Keep what is typed here' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await waitFor(() => expect(savedTexts(door).at(-1)).toContain('Typed here.'));
    expect(savedTexts(door).at(-1)).not.toContain('Written in the other window.');
    act(() => void undo(view));
    expect(view.state.doc.toString()).toContain('Written in the other window.');
  });

  it('submits nothing that was changed elsewhere unseen, and offers both texts', async () => {
    const { door, user, field } = await openEditor();
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    const dialog = await screen.findByRole('dialog');
    const elsewhere = new Refusal('conflict', 'Your draft was changed elsewhere.', '', 'seen');
    door.refuse('article_submit', elsewhere);
    await user.click(within(dialog).getByRole('button', { name: /Submit/ }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toContain('compare both texts above the editor');
    expect(within(dialog).queryByRole('button', { name: 'Bring it in and choose' })).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Go on writing' }));
    await screen.findByRole('button', { name: 'Compare both texts' });
  });

  it('takes the other text, and undo brings back what was typed', async () => {
    const { view, door, user } = await openEditor();
    writeElsewhere(door, 'Written in the other window.');
    type(view, 'Typed here.');
    const alert = await screen.findByRole('alert');
    await user.click(within(alert).getByRole('button', { name: 'Compare both texts' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Take the other text' }));
    expect(view.state.doc.toString()).toContain('Written in the other window.');
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => void undo(view));
    expect(view.state.doc.toString()).toContain('Typed here.');
  });

  it('puts a pasted image beside the article and names it in the text', async () => {
    const { view, door, field } = await openEditor();
    act(() => view.dispatch({ selection: { anchor: view.state.doc.length } }));
    const image = new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' });
    const clipboardData = { files: [image], getData: () => '' };
    fireEvent.paste(field, { clipboardData });
    await waitFor(() =>
      expect(view.state.doc.toString()).toMatch(/!\[image\.png\]\(image\.png\)$/),
    );
    fireEvent.paste(field, { clipboardData });
    await waitFor(() => expect(view.state.doc.toString()).toContain('(image-2.png)'));
    const sent = door.asked.findLast((one) => one.name === 'article_file')?.request;
    expect(sent).toEqual({ article: 'a-restore', name: 'image-2.png', content: 'iVBORw==' });
  });

  it('leaves the text as it was when a file is too large or is refused', async () => {
    const { view, door, field } = await openEditor();
    const before = view.state.doc.toString();
    const large = new File(['x'], 'film.mp4');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    fireEvent.paste(field, { clipboardData: { files: [large], getData: () => '' } });
    expect(await screen.findByText(/“film.mp4” has 22 MB/)).toBeTruthy();
    door.refuse('article_file', new Refusal('no_space', 'The disk is full.', ''));
    fireEvent.paste(field, {
      clipboardData: { files: [new File(['x'], 'a.txt')], getData: () => '' },
    });
    expect(await screen.findByText('The disk is full.')).toBeTruthy();
    expect(view.state.doc.toString()).toBe(before);
  });

  it('discards the draft only when that is said twice', async () => {
    const { view, door, user } = await openEditor();
    type(view, 'Nonsense.');
    await user.click(screen.getByRole('button', { name: 'Discard draft' }));
    const dialog = await screen.findByRole('dialog', { name: 'Discard this draft?' });
    expect(drafts(door).some((one) => one.discard)).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Discard draft' }));
    await waitFor(() => expect(window.location.hash).toBe('#/knowledge/a-restore'));
    expect(door.desk.articleDrafts.some((one) => one.article === 'a-restore')).toBe(false);
  });

  it('is left by Esc: first the text, then the page', async () => {
    const { view, door, field } = await openEditor();
    type(view, 'Not lost by Esc.');
    // jsdom knows no text that is edited in place.
    Object.defineProperty(field, 'isContentEditable', { value: true });
    act(() => view.focus());
    // While it is looked up what could be offered, Esc stops that.
    await waitFor(() => {
      fireEvent.keyDown(field, { key: 'Escape' });
      expect(document.activeElement).toBe(document.body);
    });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(window.location.hash).toBe('#/knowledge/a-restore'));
    await waitFor(() => expect(savedTexts(door).at(-1)).toContain('Not lost by Esc.'));
  });

  it('finds what could not be kept when its page was left', async () => {
    const { view, door, unmount } = await openEditor();
    const full = () => new Refusal('no_space', 'The disk is full.', '');
    door.refuse('article_draft', full());
    type(view, 'Still here.');
    act(() => {
      window.location.hash = '#/overview';
    });
    await screen.findByRole('heading', { level: 1, name: /Overview/ });
    unmount();
    const again = await openEditor(door);
    expect(again.view.state.doc.toString()).toContain('Still here.');
    await waitFor(() => expect(savedTexts(door).at(-1)).toContain('Still here.'));
  });

  it('keeps what was typed when the page is left at once', async () => {
    const { view, door } = await openEditor();
    type(view, 'Half a sent');
    act(() => {
      window.location.hash = '#/overview';
    });
    await waitFor(() => expect(savedTexts(door).at(-1)).toContain('Half a sent'));
  });

  it('throws away a draft that was only looked at', async () => {
    const { door } = await openEditor();
    act(() => {
      window.location.hash = '#/overview';
    });
    await waitFor(() => expect(drafts(door).at(-1)?.discard).toBe(true));
  });
});

it('begins an article from what the address says, once', async () => {
  window.history.replaceState(null, '', '?kind=known_error&defect=212');
  const { door } = await openAt('/knowledge/new', 'Untitled article');
  const made = drafts(door).filter((one) => !('article' in one));
  expect(made).toEqual([expect.objectContaining({ kind: 'known_error', defect: '212' })]);
  expect(window.location.hash).toMatch(/^#\/knowledge\/new-\d+\/edit$/);
  expect(window.location.search).toBe('');
});
