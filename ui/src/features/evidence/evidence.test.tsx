import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestRun } from '@/bindings';
import { forgetDrafts } from '@/components';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { lastOfSuites, rowsOf } from './model';
import { verdictOf } from './VerdictMark';

beforeAll(
  () => Promise.all([import('./EvidencePage'), import('./RunPage'), import('./CompareRunsPage')]),
  180_000,
);
beforeEach(forgetDrafts);

const open = (path = '/environments/evidence', heading: string | RegExp = 'Test evidence') =>
  openAt(path, heading, fixtureDoor({ slow: false }));
const asked = (door: FixtureDoor) =>
  door.asked.findLast((one) => one.name === 'evidence_import')?.request;

describe('what a run shows', () => {
  it('calls nothing passed that it does not know', () => {
    expect(verdictOf({ verdict: 'passed' })).toBe('passed');
    expect(verdictOf({ verdict: 'proven by a newer core' })).toBe('no_evidence');
  });

  const run = (id: string, environment: string, suite: string, at: string | null) =>
    ({ id, environment, suite, release: 'r', completed: at ? { at, label: at } : null }) as TestRun;

  it('stands in a row by release, environment and suite, oldest first, where its time is known', () => {
    const rows = rowsOf([
      run('c', 'UAT', 'gp', '3'),
      run('b', 'DEV', 'gp', '2'),
      run('a', 'UAT', 'gp', '1'),
      run('x', 'UAT', 'gp', null),
    ]);
    expect(rows.map((row) => row.runs.map((one) => one.id))).toEqual([['a', 'c'], ['b']]);
  });

  it('is the last of its suite in an environment, the golden path first', () => {
    const all = [
      run('d', 'UAT', 'bulk', '4'),
      run('c', 'UAT', 'gp', '3'),
      run('b', 'UAT', 'gp', '2'),
      run('a', 'DEV', 'fx', '1'),
    ];
    expect(lastOfSuites(all, 'UAT').map((one) => one.id)).toEqual(['c', 'd']);
  });
});

describe('the list of test runs', () => {
  it('says each verdict in words, and draws the rows that have more than one run', async () => {
    await open();
    const list = await screen.findByRole('grid', { name: 'Test runs' });
    const rows = within(list).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(4);
    expect(rows[0]?.textContent).toContain('Not passed');
    expect(rows[0]?.textContent).toContain('4 of 6');
    expect(rows[3]?.textContent).toContain('No evidence');
    expect(rows[3]?.textContent).toContain('imported');
    const charts = screen.getByRole('region', { name: 'Runs over time' });
    const drawn = within(charts).getByRole('table', { name: /Golden path of Mojaloop 17.1.0 r1/ });
    expect(within(drawn).getAllByRole('row')).toHaveLength(3);
    await expectAccessible(screen.getByRole('main'));
  });

  it('teaches what belongs there when there is none', async () => {
    const { door } = await openAt('/environments', 'Ladder');
    expect(screen.getByRole('link', { name: 'Test evidence' }).getAttribute('href')).toBe(
      '#/environments/evidence',
    );
    for (const id of ['run-1', 'run-2', 'run-3', 'run-4'])
      await door.call('evidence_remove', { id }, { actor: null, call: id });
    window.location.hash = '#/environments/evidence';
    expect(await screen.findByText('What test runs prove')).toBeTruthy();
  });
});

describe('importing a report', () => {
  const form = async () => {
    const opened = await open();
    await screen.findByRole('grid', { name: 'Test runs' });
    await opened.user.keyboard('n');
    const dialog = await screen.findByRole('dialog', { name: 'Import a test report' });
    return { ...opened, dialog };
  };
  const choose = async (
    user: Awaited<ReturnType<typeof form>>['user'],
    name: string,
    of: string,
  ) => {
    const dialog = within(screen.getByRole('dialog', { name: 'Import a test report' }));
    await user.click(dialog.getByRole('combobox', { name }));
    await user.click(await screen.findByRole('option', { name: of }));
  };

  it('asks for what is missing, and takes the report with all that was said of it', async () => {
    const { user, door, dialog } = await form();
    await user.click(within(dialog).getByRole('button', { name: /^Import report/ }));
    expect(within(dialog).getAllByText('Needed').length).toBeGreaterThan(3);
    expect(asked(door)).toBeUndefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Report' }), '/home/ana/gp.json');
    await choose(user, 'Release', 'Mojaloop 17.1.0 r1');
    await choose(user, 'Environment', 'UAT');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Version of the test cases' }),
      'v17.1.0',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Golden path in UAT' });
    expect(asked(door)).toEqual({
      file: '/home/ana/gp.json',
      release: 'rel-17.1.0-1',
      environment: 'UAT',
      suite: 'gp',
      collection: 'v17.1.0',
      collection_day: null,
    });
  });

  it('marks the file that was refused and keeps what was typed', async () => {
    const { user, dialog } = await form();
    const file = within(dialog).getByRole('textbox', { name: 'Report' });
    await user.type(file, '/home/ana/log.txt');
    await choose(user, 'Release', 'Mojaloop 17.1.0 r1');
    await choose(user, 'Environment', 'UAT');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Version of the test cases' }),
      'v17.1.0',
    );
    await user.click(within(dialog).getByRole('button', { name: /^Import report/ }));
    expect(await within(dialog).findByText(/neither JSON nor XML/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('n');
    const again = await screen.findByRole('dialog', { name: 'Import a test report' });
    expect((within(again).getByRole('textbox', { name: 'Report' }) as HTMLInputElement).value).toBe(
      '/home/ana/log.txt',
    );
  });

  it('takes a report that is dropped along with its content', async () => {
    const { user, door, dialog } = await form();
    const file = new File(['{"test_cases":[]}'], 'gp.json', { type: 'application/json' });
    const field = within(dialog).getByRole('textbox', { name: 'Report' });
    fireEvent.drop(field, { dataTransfer: { files: [file] } });
    expect(await within(dialog).findByText('gp.json, dropped here')).toBeTruthy();
    await choose(user, 'Release', 'Mojaloop 17.1.0 r1');
    await choose(user, 'Environment', 'UAT');
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Version of the test cases' }),
      'v17.1.0',
    );
    await user.click(within(dialog).getByRole('button', { name: /^Import report/ }));
    await waitFor(() => expect(asked(door)).toBeTruthy());
    expect(asked(door)).toMatchObject({ file: 'gp.json', content: btoa('{"test_cases":[]}') });
  });
});

describe('a run', () => {
  it('shows failures first, what is claimed beside what was counted, and what is flaky', async () => {
    await open('/environments/evidence/run/run-4', 'Golden path in UAT');
    const results = screen.getByRole('region', { name: 'What did not pass' });
    expect(results.textContent).toContain('expected undefined to equal 100');
    const side = screen.getByRole('complementary', { name: 'What the rules say' });
    expect(side.textContent).toContain('Assertions failed');
    expect(within(side).getByRole('row', { name: 'Passed 4 not what was counted5' })).toBeTruthy();
    expect(side.textContent).toContain('3 turns in 6 runs');
    const known = 'Known to be flaky: #2925 Intermittent failure';
    expect(results.textContent).toContain(known);
    expect(side.textContent).toContain(known);
    expect(side.textContent).toContain('41 secrets and account numbers were left out');
    await expectAccessible(screen.getByRole('main'));
  });

  it('is compared with the one before it by a key', async () => {
    const { user } = await open('/environments/evidence/run/run-4', 'Golden path in UAT');
    await user.keyboard('c');
    await screen.findByRole('heading', { level: 1, name: 'Two test runs' });
    const list = screen.getByRole('region', { name: 'What differs' });
    const heads = within(list).getAllByRole('heading', { level: 2 });
    expect(heads.map((one) => one.textContent)).toEqual([
      'Newly failing1',
      'No longer run1',
      'Missing2',
    ]);
    expect(list.textContent).toContain('passed → failed');
    expect(list.textContent).toContain('Known to be flaky: #2925');
    await expectAccessible(screen.getByRole('main'));
  });

  it('is taken away, and is then not there', async () => {
    const { user } = await open('/environments/evidence/run/run-2', 'Golden path in DEV');
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    await screen.findByRole('heading', { level: 1, name: 'Test evidence' });
    window.location.hash = '#/environments/evidence/run/run-2';
    expect(await screen.findByText('There is no such run')).toBeTruthy();
  });
});

describe('a release', () => {
  it('shows the last run of each suite on each rung', async () => {
    await openAt('/releases/rel-17.1.0-1/evidence', 'Mojaloop 17.1.0 r1');
    const rungs = await screen.findByRole('list', { name: 'Test runs by environment' });
    const uat = within(rungs)
      .getAllByRole('listitem')
      .find((one) => one.textContent?.startsWith('UAT'));
    expect(uat?.textContent).toContain('Not passed');
    expect(uat?.textContent).toContain('4 of 6');
    expect(rungs.textContent).toContain('No run imported');
  });
});
