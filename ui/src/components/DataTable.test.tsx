import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '@/testing/render';
import { type Column, DataTable } from './DataTable';

interface Row {
  name: string;
  count: number;
}

const columns: Column<Row>[] = [
  { id: 'name', head: 'Name', width: '1fr', cell: (row) => row.name, order: (row) => row.name },
  {
    id: 'count',
    head: 'Count',
    width: '80px',
    cell: (row) => row.count,
    order: (row) => row.count,
  },
];
const rows = Array.from({ length: 100_000 }, (_, at) => ({
  name: `v17.${at}.0`,
  count: (at * 7) % 13,
}));

function show(onOpen = vi.fn()) {
  render(
    <MantineProvider>
      <main>
        <h1>Versions</h1>
        <DataTable
          label="Versions"
          columns={columns}
          rows={rows}
          rowId={(row) => row.name}
          onOpen={onOpen}
        />
      </main>
    </MantineProvider>,
  );
  return { onOpen, user: userEvent.setup() };
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.firstChild?.textContent);

describe('the table', () => {
  it('draws a screenful of a hundred thousand rows, and says how many there are', async () => {
    show();
    expect(screen.getAllByRole('row').length).toBeLessThan(80);
    expect(screen.getByRole('grid', { name: 'Versions' }).getAttribute('aria-rowcount')).toBe(
      '100001',
    );
    await expectAccessible();
  });

  it('orders by a column up, down, and not at all', async () => {
    const { user } = show();
    const head = screen.getByRole('button', { name: 'Name' });
    const state = () =>
      screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort');
    await user.click(head);
    expect(state()).toBe('ascending');
    expect(names()[10]).toBe('v17.10.0');
    await user.click(head);
    expect(state()).toBe('descending');
    expect(names()[0]).toBe('v17.99999.0');
    await user.click(head);
    expect(state()).toBeNull();
    expect(names()[0]).toBe('v17.0.0');
  });

  it('moves by J and K and opens by Enter', async () => {
    const { user, onOpen } = show();
    await user.keyboard('jjjk{Enter}');
    expect(onOpen).toHaveBeenCalledWith(rows[1]);
    expect(screen.getByRole('row', { selected: true }).textContent).toContain('v17.1.0');
  });
});
