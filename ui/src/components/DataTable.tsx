import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useRowHeight } from '@/density';
import { LOCALE } from '@/i18n/format';
import { useRowKeys } from '@/shell/keys';
import classes from './DataTable.module.css';

export interface Column<Row> {
  id: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track, such as `minmax(160px, 1fr)` or `96px`. */
  width: string;
  /** Makes the head a button that orders by this value. */
  order?: (row: Row) => string | number;
  align?: 'right';
}

interface DataTableProps<Row> {
  /** What the table holds, for those who listen. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Enter or a click on the row. */
  onOpen?: (row: Row) => void;
  /** Shown when there are no rows. */
  empty?: ReactNode;
  rowHeight?: number;
  /** The row shown as selected from outside, such as the one open in a panel. */
  selectedId?: string | null;
  onSelect?: (row: Row) => void;
  /** False where another list on the page takes J, K and Enter. */
  keys?: boolean;
}

type Order = { id: string; down: boolean } | null;

/** A table that draws only the rows in sight, whatever their number. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, onOpen, selectedId, onSelect } = props;
  const usual = useRowHeight();
  const rowHeight = props.rowHeight ?? usual;
  const [order, setOrder] = useState<Order>(null);
  const [cursor, setCursor] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  const chosen = selectedId ? sorted.findIndex((row) => rowId(row) === selectedId) : cursor;

  const view = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // Before the first measure, and in a page without layout, a screenful is drawn.
    initialRect: { width: 1200, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density is a new height of every row
  useEffect(() => view.measure(), [view, rowHeight]);
  useRowKeys({
    enabled: props.keys ?? true,
    count: sorted.length,
    selected: chosen,
    select: (index) => {
      setCursor(index);
      view.scrollToIndex(index);
      const row = sorted[index];
      if (row) onSelect?.(row);
    },
    open: (index) => {
      const row = sorted[index];
      if (row) onOpen?.(row);
    },
  });

  const tracks = columns.map((column) => column.width).join(' ');
  const first = view.getVirtualItems()[0]?.start ?? 0;
  return (
    <div ref={box} className={classes.box}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={sorted.length + 1}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        tabIndex={0}
        className={classes.grid}
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classes.head}
          style={{ gridTemplateColumns: tracks }}
        >
          {columns.map((column) => (
            <Head key={column.id} column={column} order={order} setOrder={setOrder} />
          ))}
        </div>
        <div role="rowgroup" style={{ height: view.getTotalSize() }}>
          <div style={{ transform: `translateY(${first}px)` }}>
            {view.getVirtualItems().map(({ index }) => {
              const row = sorted[index] as Row;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes Enter for its row
                <div
                  key={rowId(row)}
                  id={`${id}-${index}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={index + 2}
                  aria-selected={index === chosen}
                  data-opens={onOpen ? true : undefined}
                  className={classes.row}
                  style={{ gridTemplateColumns: tracks, height: rowHeight }}
                  onClick={() => {
                    setCursor(index);
                    onOpen?.(row);
                  }}
                >
                  {columns.map((column) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className={classes.cell}
                      data-align={column.align}
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {sorted.length === 0 ? props.empty : null}
    </div>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  order: Order;
  setOrder: (order: Order) => void;
}

function Head<Row>({ column, order, setOrder }: HeadProps<Row>) {
  const mine = order?.id === column.id ? order : null;
  const sort = mine ? (mine.down ? 'descending' : 'ascending') : undefined;
  const turn = () => setOrder(mine?.down ? null : { id: column.id, down: mine !== null });
  const Glyph = mine?.down ? IconArrowDown : IconArrowUp;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    <div role="columnheader" aria-sort={sort} className={classes.cell} data-align={column.align}>
      {column.order ? (
        <button type="button" className={classes.sort} onClick={turn}>
          {column.head}
          {mine ? <Glyph size={12} aria-hidden /> : null}
        </button>
      ) : (
        column.head
      )}
    </div>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order) {
  const by = columns.find((column) => column.id === order?.id)?.order;
  if (!order || !by) return rows;
  const turn = order.down ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (typeof left === 'number' && typeof right === 'number') return turn * (left - right);
    return turn * String(left).localeCompare(String(right), LOCALE, { numeric: true });
  });
}
