import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DiffRow } from '@/bindings';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { compared } from '@/platform/fixture/article-diff';
import { hashOfFiles } from '@/platform/fixture/article-shown';
import { expectAccessible, openAt } from '@/testing/render';
import { changeStarts, foldedFront, lineAt, nextChange, oneLines, sideLines } from './lines';

const RESTORE = 'Restore positions after a failed migration';
const open = (id = '') => openAt(`/knowledge/review${id && `/${id}`}`, RESTORE);
const decided = (asked: { name: string; request: unknown }[]) =>
  asked.filter((one) => one.name === 'article_decide').map((one) => one.request);

describe('the review', () => {
  it('shows what changed, who wrote it and why, and is accessible', async () => {
    const { container } = await open();
    await screen.findByText(/5 changes,/);
    expect(screen.getByText('v4, published')).toBeTruthy();
    expect(screen.getByText(/Migration 310403 is new in 17.1.0/)).toBeTruthy();
    expect(screen.getByText('2 comments, 1 settled')).toBeTruthy();
    expect(screen.getByText(/Maker Joseph Kamau, checker Ana Okoro/)).toBeTruthy();
    const changes = screen.getByRole('group', { name: 'What changed' });
    expect(changes.querySelector('del')?.textContent).toBe('about 30 minutes.');
    await expectAccessible(container);
  });

  it('says what the version that waits applies to, and what of it changed', async () => {
    const door = fixtureDoor({ slow: false });
    const one = door.desk.articles.find((each) => each.id === 'a-restore');
    const front = (facts: string) => `---\ntitle: ${RESTORE}\n${facts}\n---\n\n`;
    for (const version of one?.versions ?? [])
      version.text =
        front(
          version.number === 5
            ? 'components: [central-ledger, ml-api-adapter]\nfrom: "17.1.0"'
            : 'components: [central-ledger]\nfrom: "17.0.4"',
        ) + version.text;
    await openAt('/knowledge/review/a-restore', RESTORE, door);
    const applies = (await screen.findByText('Applies to')).closest('p') as HTMLElement;
    await waitFor(() => expect(applies.querySelectorAll('ins')).toHaveLength(2));
    const told = (name: string) =>
      [...applies.querySelectorAll(name)].map((each) => each.textContent);
    expect(told('del')).toEqual(['removed − 17.0.4 and up']);
    expect(told('ins')).toEqual(['added + 17.1.0 and up', 'added + ml-api-adapter']);
    expect(applies.textContent).toContain('central-ledger');
    await expectAccessible(applies);
  });

  it('offers to take it back to nobody but who submitted it', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'More decisions' }));
    await screen.findByRole('menuitem', { name: 'Reject' });
    expect(screen.queryByRole('menuitem', { name: 'Withdraw' })).toBeNull();
  });

  it('walks the queue with J and K', async () => {
    const { user } = await open();
    await user.keyboard('j');
    await screen.findByRole('heading', { level: 1, name: 'Kafka disconnected, health says OK' });
    await user.keyboard('k');
    await screen.findByRole('heading', { level: 1, name: RESTORE });
  });

  it('approves the very text that is shown, with Ctrl Enter, and goes on', async () => {
    const { user, door } = await open();
    await screen.findByText(/5 changes,/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Kafka disconnected, health says OK' });
    const article = door.desk.articles.find((one) => one.id === 'a-restore');
    const files_sha256 = hashOfFiles(article?.files ?? []);
    expect(decided(door.asked)).toEqual([
      { article: 'a-restore', decision: 'approve', sha256: 'sha-5', files_sha256, why: '' },
    ]);
  });

  it('comments on the line of a change, and settles what was said', async () => {
    const { user, door } = await open();
    await screen.findByText(/5 changes,/);
    await user.keyboard('{ArrowDown}c');
    const box = await screen.findByRole('textbox', { name: /Comment on line 3/ });
    await user.type(box, 'Name the release.{Control>}{Enter}{/Control}');
    await screen.findByText('Name the release.');
    const said = door.asked.find((one) => one.name === 'article_comment')?.request;
    expect(said).toMatchObject({ article: 'a-restore', version: 5, line: 3 });
    const before = screen.getAllByRole('button', { name: 'Settle' }).length;
    await user.click(screen.getAllByRole('button', { name: 'Settle' })[0] as HTMLElement);
    await waitFor(() =>
      expect(screen.getAllByRole('button', { name: 'Settle' })).toHaveLength(before - 1),
    );
    expect(decided(door.asked)).toEqual([]);
  });

  it('returns with the comments that are open, asking for no more', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'Return with comments' }));
    const dialog = await screen.findByRole('dialog', { name: 'Return v5 to Joseph Kamau?' });
    expect(within(dialog).getByText(/1 open comment goes with it/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Return' }));
    await screen.findByRole('heading', { level: 1, name: 'Kafka disconnected, health says OK' });
    expect(decided(door.asked)).toMatchObject([{ decision: 'return', sha256: 'sha-5' }]);
  });

  it('asks why before it rejects', async () => {
    const { user, door } = await open();
    await user.click(await screen.findByRole('button', { name: 'More decisions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject v5?' });
    await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
    expect(decided(door.asked)).toEqual([]);
    await user.type(within(dialog).getByRole('textbox'), 'The steps stay.');
    await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(decided(door.asked)).toMatchObject([{ why: 'The steps stay.' }]));
  });

  it('says why it is not mine to approve, and lets me take it back', async () => {
    const { user, door, container } = await openAt(
      '/knowledge/review/a-settle',
      'Pause the settlement window',
    );
    await screen.findByText(/who wrote it does not approve it/);
    const approve = screen.getByRole('button', { name: /^Approve/ }) as HTMLButtonElement;
    expect(approve.disabled).toBe(true);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'More decisions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Withdraw' }));
    const dialog = await screen.findByRole('dialog', { name: 'Take v2 back?' });
    await user.click(within(dialog).getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(decided(door.asked)).toMatchObject([{ decision: 'withdraw' }]));
  });

  it('shows a new one to be read, and both texts in one when asked', async () => {
    const { user } = await openAt('/knowledge/review/a-merchant', 'Register a merchant');
    await screen.findByRole('article', { name: 'The article' });
    await user.click(screen.getByRole('radio', { name: 'In one' }));
    const changes = await screen.findByRole('group', { name: 'What changed' });
    expect(within(changes).queryAllByText('removed')).toEqual([]);
  });

  it('stays where it is when another version came meanwhile, and says so', async () => {
    const { user, door } = await open();
    await screen.findByText(/5 changes,/);
    const message = 'Version 6 waits now, and is not what you looked at. Nothing was decided.';
    door.refuse('article_decide', new Refusal('conflict', message, 'Look at it again.'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(message);
    expect(screen.getByRole('heading', { level: 1, name: RESTORE })).toBeTruthy();
  });

  it('says when what was to be reviewed waits no longer', async () => {
    const { container } = await openAt('/knowledge/review/a-golden', 'Review');
    await screen.findByText('It waits no longer');
    await expectAccessible(container);
  });

  it('draws of a long document only the lines in sight', async () => {
    const door = fixtureDoor({ slow: false });
    const one = door.desk.articles.find((each) => each.id === 'a-restore');
    for (const version of one?.versions ?? [])
      version.text = `${version.text}\n`.repeat(version.number > 4 ? 60 : 59);
    await openAt('/knowledge/review/a-restore', RESTORE, door);
    const changes = await screen.findByRole('group', { name: 'What changed' });
    await waitFor(() => expect(changes.querySelectorAll('[data-index]').length).toBeGreaterThan(5));
    expect(changes.querySelectorAll('[data-index]').length).toBeLessThan(90);
  });

  it('compares any two versions', async () => {
    const { container } = await openAt('/knowledge/a-restore/compare/2/4', RESTORE);
    await screen.findByText('v2 and v4', { selector: 'div' });
    await screen.findByText(/1 change,/);
    expect(screen.getByRole('button', { name: 'Restore v2' })).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('the lines of a comparison', () => {
  const rows: DiffRow[] = compared(
    '---\na: 1\nb: 2\nc: 3\n---\n# T\nold\nkeep\n```\nx\n```\n',
    '---\na: 1\nb: 2\nc: 3\n---\n# T\nnew\nmore\nkeep\n```\nx\n```\n',
  );

  it('knows headings, code and front matter, and folds what did not change of it', () => {
    const lines = sideLines(rows);
    expect(lines.map((line) => line.after[0]).join('')).toBe('fffffhtttccc');
    expect(foldedFront(lines)).toBe(5);
  });

  it('puts what went above what came', () => {
    const kinds = oneLines(sideLines(rows))
      .map((line) => line.kind[0])
      .join('');
    expect(kinds).toBe('ssssssraassss');
  });

  it('steps from change to change, and knows the line to comment on', () => {
    expect(changeStarts(rows)).toEqual([6]);
    expect(nextChange([6, 9], null, 1)).toBe(6);
    expect(nextChange([6, 9], 6, 1)).toBe(9);
    expect(nextChange([6, 9], 9, 1)).toBe(9);
    expect(nextChange([6, 9], 9, -1)).toBe(6);
    expect(lineAt(rows, 6)).toBe(7);
    expect(lineAt(rows, null)).toBe(0);
  });
});
