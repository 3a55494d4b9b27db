import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEnvironment, EnvironmentBoard } from '@/bindings';
import { useNarrow } from '@/components';
import { useRowHeight } from '@/density';
import { useRowKeys } from '@/shell/keys';
import classes from './Board.module.css';
import { BoardHead } from './BoardHead';
import type { PanelState } from './BoardPanel';
import { BoardRow, NAME } from './BoardRow';
import type { BoardLine } from './board';

/** As in the styles: a row that is scrolled to must come to lie below the head. */
const HEAD = 132;
const WIDE = { name: 208, environment: 112 };
/** So that a ladder of six is seen whole at 1024 pixels. */
const NARROW = { name: 168, environment: 110 };
/** Beside the panel three columns are seen whole. */
const BESIDE = { name: 156, environment: 110 };

interface BoardTableProps {
  board: EnvironmentBoard;
  lines: readonly BoardLine[];
  panel: PanelState | null;
  onTurn: (product: string) => void;
  onExplain: (environment: string, component: string | null) => void;
  onCompare: (environment: BoardEnvironment) => void;
  onClose: () => void;
}

/** Environments as columns in the order of the ladder, products and components as rows. */
export function BoardTable(props: BoardTableProps) {
  const { board, lines, panel } = props;
  const { t } = useTranslation('environments');
  const height = useRowHeight();
  const width = useNarrow() ? (panel ? BESIDE : NARROW) : WIDE;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [cursor, setCursor] = useState(() => placeOf(props));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialRect: { width: 1200, height: 800 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density is a new height of every row
  useEffect(() => virtual.measure(), [virtual, height]);
  const columns = board.environments.length;
  const at = { row: Math.min(cursor.row, lines.length - 1), column: cursor.column };
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const chosen = cellId(at.row, at.column);
  // The panel takes room from the board: what it explains stays in sight.
  useEffect(() => {
    if (panel?.kind !== 'drift' || panel.component === null) return;
    document.getElementById(chosen)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [panel, chosen]);
  const about = panel?.kind === 'compare' ? `${panel.from} ${panel.to}` : panel?.environment;
  useEffect(() => {
    if (about === undefined) return;
    const heads = box.current?.querySelectorAll('[role=columnheader][data-selected]') ?? [];
    for (const one of heads) one.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [about]);
  const go = (row: number, column: number) => {
    setCursor({ row, column });
    virtual.scrollToIndex(row);
    document
      .getElementById(cellId(row, column))
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  };
  const open = (row: number, column = at.column) => {
    const line = lines[row];
    const environment = board.environments[column];
    if (!line) return;
    if (column === NAME) {
      if (line.band) props.onTurn(line.name);
    } else if (environment) props.onExplain(environment.code, line.band ? null : line.name);
  };
  const pick = (row: number, column: number) => {
    setCursor({ row, column });
    const drift = lines[row]?.cells[column]?.drift;
    if (column === NAME || drift || panel?.kind === 'drift') open(row, column);
  };
  useRowKeys({
    count: lines.length,
    selected: at.row,
    select: (row) => go(row, at.column),
    open,
  });
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && panel) return props.onClose();
    const to = columnAfter(event.key, at.column, columns);
    if (to !== null) {
      event.preventDefault();
      go(Math.max(0, at.row), to);
    } else if (event.key === ' ' && event.target === event.currentTarget) {
      event.preventDefault();
      open(at.row);
    }
  };
  const drawn = virtual.getVirtualItems();
  const tracks = `${width.name}px repeat(${columns}, minmax(${width.environment}px, 1fr))`;
  return (
    // What the arrows and the panel bring into sight comes to lie beside the names, not under them.
    <div ref={box} className={classes.scroll} style={{ scrollPaddingLeft: width.name }}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell */}
      <div
        role="grid"
        tabIndex={0}
        aria-label={t('boardTable')}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns + 1}
        aria-activedescendant={at.row >= 0 ? chosen : undefined}
        className={classes.board}
        style={{ minWidth: width.name + columns * width.environment }}
        onKeyDown={press}
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classes.heads}
          style={{ gridTemplateColumns: tracks }}
        >
          <div role="columnheader" className={classes.corner}>
            <span className={classes.sum}>
              {t('productCount', { count: board.products.length })}
              <br />
              {t('boardCount', {
                count: board.products.reduce((sum, one) => sum + one.components.length, 0),
              })}
            </span>
            {t('component')}
          </div>
          {board.environments.map((one, column) => (
            <BoardHead
              key={one.id}
              environment={one}
              products={board.products}
              feeds={board.environments[column + 1]?.feeds_from === one.code}
              panel={panel}
              onExplain={() => props.onExplain(one.code, null)}
              onCompare={() => props.onCompare(one)}
            />
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          <div style={{ transform: `translateY(${(drawn[0]?.start ?? HEAD) - HEAD}px)` }}>
            {drawn.map(({ index }) => {
              const line = lines[index];
              return line ? (
                <BoardRow
                  key={line.key}
                  line={line}
                  row={index}
                  environments={board.environments}
                  panel={panel}
                  chosen={index === at.row ? at.column : null}
                  cellId={cellId}
                  style={{ gridTemplateColumns: tracks, height }}
                  onPick={pick}
                />
              ) : null;
            })}
          </div>
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
    </div>
  );
}

/** Where the cursor begins: at what the panel explains, where a link led there. */
function placeOf({ board, lines, panel }: BoardTableProps) {
  if (panel?.kind !== 'drift' || panel.component === null) return { row: -1, column: 0 };
  const { environment, component } = panel;
  return {
    row: lines.findIndex((line) => line.band === null && line.name === component),
    column: Math.max(
      0,
      board.environments.findIndex((one) => one.code === environment),
    ),
  };
}

/** Where the arrows and Home and End lead within a row; null for any other key. */
function columnAfter(key: string, column: number, columns: number): number | null {
  if (key === 'ArrowLeft') return Math.max(NAME, column - 1);
  if (key === 'ArrowRight') return Math.min(columns - 1, column + 1);
  if (key === 'Home') return NAME;
  return key === 'End' ? columns - 1 : null;
}
