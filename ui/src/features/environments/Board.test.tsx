import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { DifferenceShape, EnvironmentBoard } from '@/bindings';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import {
  type BoardFilter,
  countsOf,
  differs,
  drifts,
  linesOf,
  markOf,
  shortRelease,
} from './board';

const cell = (version: string | null, drift = '') => ({ version, expected: null, drift });

describe('the rows of the board', () => {
  const board: EnvironmentBoard = {
    environments: [],
    products: [
      {
        name: 'Mojaloop',
        cells: [cell('17.1.0'), cell('17.0.4')],
        proofs: [null, { state: 'proven', words: 'It passed.' }],
        components: [
          { name: 'same', cells: [cell('1'), cell('1')] },
          { name: 'other', cells: [cell('1'), cell('2')] },
          { name: 'ahead', cells: [cell('1', 'ahead'), cell(null)] },
        ],
      },
      {
        name: 'Registry',
        cells: [cell('1'), cell('1')],
        proofs: [],
        components: [{ name: 'oracle', cells: [cell('1'), cell('1')] }],
      },
      { name: 'Never seen', cells: [cell(null), cell(null)], proofs: [], components: [] },
    ],
  };
  const names = (filter: BoardFilter, text = '', ...turned: string[]) =>
    linesOf(board, { filter, text, turned: new Set(turned) }).map((line) => line.name);

  it('keeps what differs and what drifted, below its product', () => {
    expect(names('all')).toEqual(['Mojaloop', 'same', 'other', 'ahead', 'Registry']);
    expect(names('differs')).toEqual(['Mojaloop', 'other']);
    expect(names('drift')).toEqual(['Mojaloop', 'ahead']);
  });

  it('folds and unfolds a product, and opens what a name is found in', () => {
    expect(names('all', '', 'Mojaloop', 'Registry')).toEqual(['Mojaloop', 'Registry', 'oracle']);
    expect(names('all', ' ORA ')).toEqual(['Registry', 'oracle']);
    expect(names('drift', 'oracle')).toEqual([]);
  });

  it('counts the drift of a product by environment', () => {
    const [band] = linesOf(board, { filter: 'all', text: '', turned: new Set() });
    expect(band?.band).toEqual({
      open: true,
      components: 3,
      drift: [1, 0],
      proofs: [null, { state: 'proven', words: 'It passed.' }],
    });
  });

  it('takes what nobody knows for neither', () => {
    expect(differs([cell('1'), cell(null)])).toBe(false);
    expect(drifts([cell('1', 'unknown'), cell('1', 'unfinished')])).toBe(false);
    expect(markOf('anything else')).toBe('unknown');
  });
});

describe('what is said of an environment', () => {
  it('leaves the name of a product out of its release', () => {
    expect(shortRelease('Mojaloop 17.1.0 r1', [{ name: 'Mojaloop' }])).toBe('17.1.0 r1');
    expect(shortRelease('Other 1.0 r0', [{ name: 'Mojaloop' }])).toBe('Other 1.0 r0');
  });

  it('counts every change once, also those of a newer core', () => {
    const of = (change: string): DifferenceShape => ({ name: change, from: '1', to: '2', change });
    const changes = ['upgraded', 'upgraded', 'new', 'downgraded', 'removed', 'moved'].map(of);
    expect(countsOf(changes)).toEqual({ up: 2, fresh: 1, down: 1, same: 0, other: 2 });
  });
});

async function openBoard(door = fixtureDoor({ slow: false })) {
  const opened = await openAt('/environments/board', 'What runs where', door);
  return { ...opened, grid: await screen.findByRole('grid') };
}

describe('the board', () => {
  it('shows what runs where, when it was read, and what nobody knows', async () => {
    const door = fixtureDoor({ slow: false });
    const [first] = door.desk.environments;
    if (first) door.desk.environments.push({ ...first, id: 'e-lab', code: 'LAB', name: 'Lab' });
    const { grid } = await openBoard(door);
    const head = (name: RegExp) => within(grid).getByRole('columnheader', { name });
    const staging = head(/Staging/);
    expect(staging.textContent).toContain('17.1.0 r1');
    expect(staging.textContent).toContain('drifted');
    expect(staging.textContent).toContain('1 behind, parity 58');
    expect(
      within(staging)
        .getByText(/read 11 min ago/)
        .getAttribute('title'),
    ).toContain('Mon 23 Nov 2026, 16:31 WAT (UTC+1)');
    expect(head(/Sandbox/).textContent).toContain('read 3 d ago');
    expect(head(/Lab/).textContent).toContain('never seen');
    expect(within(grid).getByRole('row', { name: /quoting-service/ }).textContent).toContain(
      'behind',
    );
    expect(head(/Product, component/).textContent).toContain('48 components');
    await expectAccessible();
  });

  it('finds a component by a part of its name, and what drifted', async () => {
    const { user, grid } = await openBoard();
    expect(within(grid).queryByText('pki-engine')).toBeNull();
    await user.keyboard('/');
    await user.keyboard('pki');
    expect(await within(grid).findByText('pki-engine')).toBeDefined();
    expect(within(grid).queryByText('central-ledger')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Drift 3' }));
    expect(screen.getByText(/Nothing fits this filter/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await within(grid).findByText('central-ledger')).toBeDefined();
  });

  it('folds a product by keyboard', async () => {
    const { user, grid } = await openBoard();
    grid.focus();
    await user.keyboard('{ArrowDown}{Home}{Enter}');
    await waitFor(() => expect(within(grid).queryByText('central-ledger')).toBeNull());
    const band = within(grid).getByRole('button', { name: /Mojaloop/ });
    expect(band.getAttribute('aria-expanded')).toBe('false');
  });

  it('explains the drift of a cell that the arrows lead to', async () => {
    const { user, grid } = await openBoard();
    grid.focus();
    // The band, then quoting-service as the sixth component; Staging is the fourth column.
    await user.keyboard('{ArrowDown}{ArrowDown>6/}{ArrowRight>3/}');
    const chosen = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(chosen?.textContent).toContain('v17.12.0');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Drift in Staging' });
    expect(await screen.findByText(/but the package holds v17.12.1/)).toBeDefined();
    expect(screen.getByText('Nobody looked at what the cluster runs.')).toBeDefined();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { level: 2, name: 'Drift in Staging' })).toBeNull();
    expect(document.activeElement).toBe(grid);
  });

  it('compares two environments that are chosen by their heads', async () => {
    const { user } = await openBoard();
    await user.click(screen.getByRole('button', { name: 'from STG: compare Production' }));
    await screen.findByRole('heading', { level: 2, name: 'Compare' });
    const counts = await screen.findByRole('list', { name: 'Components by change' });
    expect(counts.textContent).toMatch(/^23 up4 new1 down20 same$/);
    const panel = screen.getByRole('complementary', { name: 'Compare' });
    expect(panel.textContent).toContain('inter-scheme-proxy-adapter');
    expect(panel.textContent).toContain('not known → v1.29');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'from STG: compare Sandbox' }));
    expect(await within(panel).findByText('Sandbox was read too long ago')).toBeDefined();
    await user.click(within(panel).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('heading', { level: 2, name: 'Compare' })).toBeNull();
  });

  it('keeps what was typed of a reading, and asks for files before it reads them', async () => {
    const { user, door } = await openBoard();
    await user.click(screen.getByRole('button', { name: 'Read' }));
    await user.type(await screen.findByLabelText(/Context/), 'hub-uat');
    await expectAccessible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Read' }));
    const context = await screen.findByLabelText<HTMLInputElement>(/Context/);
    expect(context.value).toBe('hub-uat');
    await user.click(screen.getByRole('radio', { name: 'Files' }));
    await user.click(screen.getByRole('button', { name: /Read environment/ }));
    expect(await screen.findByText('Choose at least one file')).toBeDefined();
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const lastModified = Date.parse('2026-10-01T08:00:00Z');
    if (input) await user.upload(input, new File(['[]'], 'list.json', { lastModified }));
    await user.type(screen.getByRole('textbox', { name: /^Taken/ }), '2026-10-01 10:00');
    await user.click(screen.getByRole('checkbox', { name: /This is all there is/ }));
    await expectAccessible();
    const call = vi.spyOn(door, 'call');
    await user.click(screen.getByRole('button', { name: /Read environment/ }));
    expect(await screen.findByText('Support validation was read')).toBeDefined();
    const asked = call.mock.calls.find(([name]) => name === 'environment_observe');
    expect(asked?.[1]).toEqual({
      environment: 'SUP',
      files: [{ name: 'list.json', content: '[]', modified: '2026-10-01T08:00:00.000Z' }],
      hand: [],
      release: null,
      namespace: null,
      taken: { local: '2026-10-01 10:00', zone: 'Africa/Lagos', label: '' },
      whole: true,
    });
  });
});
