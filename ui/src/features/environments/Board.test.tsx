import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EnvironmentBoard } from '@/bindings';
import { expectAccessible, openAt } from '@/testing/render';
import { differs, drifts, linesOf, markOf } from './board';

const cell = (version: string | null, drift = '') => ({ version, expected: null, drift });

describe('the rows of the board', () => {
  const board: EnvironmentBoard = {
    environments: [],
    products: [
      {
        name: 'Mojaloop',
        cells: [cell('17.1.0'), cell('17.0.4')],
        components: [
          { name: 'same', cells: [cell('1'), cell('1')] },
          { name: 'other', cells: [cell('1'), cell('2')] },
          { name: 'ahead', cells: [cell('1', 'ahead'), cell(null)] },
        ],
      },
      { name: 'Never seen', cells: [cell(null), cell(null)], components: [] },
    ],
  };

  it('keeps what differs and what drifted, below its product', () => {
    const names = (filter: 'all' | 'differs' | 'drift') =>
      linesOf(board, filter).map((line) => line.name);
    expect(names('all')).toEqual(['Mojaloop', 'same', 'other', 'ahead']);
    expect(names('differs')).toEqual(['Mojaloop', 'other']);
    expect(names('drift')).toEqual(['Mojaloop', 'ahead']);
  });

  it('takes what nobody knows for neither', () => {
    expect(differs([cell('1'), cell(null)])).toBe(false);
    expect(drifts([cell('1', 'unknown'), cell('1', 'unfinished')])).toBe(false);
    expect(markOf('anything else')).toBe('unknown');
  });
});

describe('the board', () => {
  it('shows what runs where, when it was seen, and what nobody knows', async () => {
    await openAt('/environments/board', 'What runs where');
    const table = await screen.findByRole('table');
    const staging = within(table).getByRole('columnheader', { name: /Staging/ });
    expect(staging.textContent).toContain('drifted');
    expect(staging.textContent).toContain('seen Mon 23 Nov 2026, 16:31 WAT');
    expect(staging.textContent).toContain('1 release behind');
    const development = within(table).getByRole('columnheader', { name: /Development/ });
    expect(development.textContent).toContain('never seen');
    const row = within(table).getByRole('row', { name: /quoting-service/ });
    expect(row.textContent).toContain('behind');
    await expectAccessible();
  });

  it('explains the drift of an environment layer by layer, by keyboard', async () => {
    const { user } = await openAt('/environments/board', 'What runs where');
    const button = await screen.findByRole('button', { name: 'Explain the drift of Staging' });
    button.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Drift in Staging' });
    expect(await screen.findByText('Components in the manifest')).toBeDefined();
    expect(screen.getByText('Nobody looked at what the cluster runs.')).toBeDefined();
    await expectAccessible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { level: 2, name: 'Drift in Staging' })).toBeNull();
  });
});
