import { IconArrowDown, IconArrowsSplit2, IconArrowUp, IconClockPause } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { useNarrow, VersionChip } from '@/components';
import { useRowHeight } from '@/density';
import { useRowKeys } from '@/shell/keys';
import type { Column, View } from '../model/view';
import { ClockMark } from '../parts/ClockMark';
import { Code } from '../parts/Codes';
import { DecidedMark } from '../parts/DecidedMark';
import { Moment } from '../parts/Moment';
import { StatusWord } from '../parts/StatusWord';
import { ticketWords } from '../parts/ticket';
import type { Rows } from '../parts/useRows';
import classes from './list.module.css';

const WIDTHS: Record<Column, string> = {
  number: '64px',
  title: 'minmax(180px, 3fr)',
  severity: '52px',
  priority: '52px',
  component: 'minmax(110px, 1fr)',
  status: '104px',
  decided: '112px',
  release: '88px',
  owner: '118px',
  sla: '112px',
  reported: '148px',
  ticket: '96px',
  reporter: '112px',
  environment: '100px',
  urgency: '64px',
  impact: '64px',
};
/** What the host orders by. */
const ORDERS: Partial<Record<Column, string>> = {
  number: 'number',
  title: 'title',
  severity: 'severity',
  priority: 'priority',
  component: 'component',
  status: 'status',
  release: 'release',
  owner: 'owner',
  sla: 'due',
  reported: 'reported',
};
/** Left out where room is short; the defect itself has them. */
const WIDE_ONLY: readonly Column[] = ['owner', 'reported', 'reporter', 'environment', 'ticket'];

const CELLS: Record<Column, (row: DefectRow) => ReactNode> = {
  number: (row) => <span className={classes.number}>{row.number}</span>,
  title: (row) => <Title row={row} />,
  severity: (row) => <Code code={row.severity} scale="S" />,
  priority: (row) => <Code code={row.priority} scale="P" />,
  component: (row) => row.component,
  status: (row) => <StatusWord status={row.status} />,
  decided: (row) => <DecidedMark row={row} />,
  release: (row) => (row.release ? <VersionChip version={row.release} /> : null),
  owner: (row) => row.owner,
  sla: (row) => <ClockMark clock={row.sla} />,
  reported: (row) => <Moment stamp={row.reported} />,
  ticket: (row) => ticketWords(row.desk, row.ticket),
  reporter: (row) => row.reporter,
  environment: (row) => row.environment,
  urgency: (row) => row.urgency,
  impact: (row) => row.impact,
};

interface DefectTableProps {
  rows: Rows;
  view: View;
  onSort: (sort: string) => void;
  onOpen: (row: DefectRow) => void;
}

/** A table of any length: the rows in sight are drawn, the pages in sight are read. */
export function DefectTable({ rows, view, onSort, onOpen }: DefectTableProps) {
  const { t } = useTranslation('defects');
  const narrow = useNarrow();
  const height = useRowHeight();
  const [cursor, setCursor] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const columns = view.columns.filter((one) => !narrow || !WIDE_ONLY.includes(one));
  const tracks = columns.map((one) => WIDTHS[one]).join(' ');
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
  });
  const drawn = virtual.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  const { want } = rows;
  useEffect(() => want(first, last, Math.max(0, cursor)), [want, first, last, cursor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density is a new height of every row
  useEffect(() => virtual.measure(), [virtual, height]);
  const open = (index: number) => {
    const row = rows.at(index);
    if (row) onOpen(row);
  };
  const now = useRef(open);
  now.current = open;
  const [press] = useState(() => (index: number) => {
    setCursor(index);
    now.current(index);
  });
  useRowKeys({
    count: rows.count,
    selected: cursor,
    select: (index) => {
      setCursor(index);
      virtual.scrollToIndex(index);
    },
    open,
  });
  return (
    <div ref={box} className={classes.box}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      <div
        role="grid"
        tabIndex={0}
        aria-label={t('list.label')}
        aria-rowcount={rows.count + 1}
        aria-activedescendant={cursor >= 0 ? `${id}-${cursor}` : undefined}
        className={classes.grid}
      >
        <div
          role="row"
          aria-rowindex={1}
          className={classes.head}
          style={{ gridTemplateColumns: tracks }}
        >
          {columns.map((one) => (
            <Head key={one} column={one} sort={view.sort} onSort={onSort} />
          ))}
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          <div style={{ transform: `translateY(${drawn[0]?.start ?? 0}px)` }}>
            {drawn.map(({ index }) => (
              <Row
                key={index}
                id={`${id}-${index}`}
                index={index}
                row={rows.at(index)}
                columns={columns.join()}
                tracks={tracks}
                height={height}
                selected={index === cursor}
                onPress={press}
              />
            ))}
          </div>
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
    </div>
  );
}

interface HeadProps {
  column: Column;
  sort: string;
  onSort: (sort: string) => void;
}

function Head({ column, sort, onSort }: HeadProps) {
  const { t } = useTranslation('defects');
  const by = ORDERS[column];
  const up = by !== undefined && sort === by;
  const down = by !== undefined && sort === `-${by}`;
  const Glyph = down ? IconArrowDown : IconArrowUp;
  const name = t(`list.column.${column}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <div
      role="columnheader"
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
      className={classes.cell}
    >
      {by ? (
        <button
          type="button"
          className={classes.sort}
          onClick={() => onSort(up ? `-${by}` : down ? '' : by)}
        >
          {name}
          {up || down ? <Glyph size={12} aria-hidden /> : null}
        </button>
      ) : (
        name
      )}
    </div>
  );
}

interface RowProps {
  row: DefectRow | undefined;
  id: string;
  index: number;
  columns: string;
  tracks: string;
  height: number;
  selected: boolean;
  onPress: (index: number) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { row, id, index, columns, tracks, height, selected, onPress } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes Enter for its row
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.row}
      style={{ gridTemplateColumns: tracks, height }}
      onClick={() => onPress(index)}
    >
      {row
        ? columns.split(',').map((one) => (
            // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            <div key={one} role="gridcell" className={classes.cell}>
              {CELLS[one as Column](row)}
            </div>
          ))
        : null}
    </div>
  );
});

function Title({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  return (
    <span className={classes.title} title={row.title}>
      {row.clashes > 0 ? (
        <IconArrowsSplit2 size={13} role="img" aria-label={t('list.clash')} />
      ) : row.unsent > 0 ? (
        <IconClockPause size={13} role="img" aria-label={t('list.unsent')} />
      ) : null}
      <span>{row.title}</span>
    </span>
  );
}
