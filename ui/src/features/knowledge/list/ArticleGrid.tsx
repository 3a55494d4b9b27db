import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ArticleRow } from '@/bindings';
import { StateMark, useNarrow } from '@/components';
import { useRowHeight } from '@/density';
import { useRowKeys } from '@/shell/keys';
import { ArticleState, Day, KindMark, useHolds, When } from '../parts/Marks';
import { articlePath } from '../paths';
import classes from './list.module.css';
import type { ArticleList } from './useArticles';

const COLUMNS = {
  title: 'minmax(190px, 5fr)',
  kind: '116px',
  stands: '126px',
  owner: '112px',
  components: 'minmax(120px, 2fr)',
  holds: '112px',
  due: '130px',
  changed: '172px',
} as const;
type Column = keyof typeof COLUMNS;
/** Left out where room is short; the article itself has them. */
const WIDE_ONLY: readonly Column[] = ['owner', 'holds', 'changed'];
const ALL = Object.keys(COLUMNS) as Column[];

/** A table of any length: the rows in sight are drawn, the pages in sight are read. */
export function ArticleGrid({ list }: { list: ArticleList }) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const narrow = useNarrow();
  const height = useRowHeight();
  const [cursor, setCursor] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const columns = ALL.filter((one) => !narrow || !WIDE_ONLY.includes(one));
  const tracks = columns.map((one) => COLUMNS[one]).join(' ');
  const view = useVirtualizer({
    count: list.total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    initialRect: { width: 1200, height: 800 },
  });
  const drawn = view.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  const { want, at } = list;
  useEffect(() => want(first, last, Math.max(0, cursor)), [want, first, last, cursor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new density is a new height of every row
  useEffect(() => view.measure(), [view, height]);
  const open = useCallback((row: ArticleRow | undefined) => row && go(articlePath(row.id)), [go]);
  useRowKeys({
    count: list.total,
    selected: cursor,
    select: (index) => {
      setCursor(index);
      view.scrollToIndex(index);
    },
    open: (index) => open(at(index)),
  });
  return (
    <div ref={box} className={classes.box}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      <div
        role="grid"
        tabIndex={0}
        aria-label={t('list.label')}
        aria-rowcount={list.total + 1}
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
            <div key={one} role="columnheader" className={classes.cell}>
              {t(`list.${one}`)}
            </div>
          ))}
        </div>
        <div role="rowgroup" style={{ height: view.getTotalSize() }}>
          <div style={{ transform: `translateY(${drawn[0]?.start ?? 0}px)` }}>
            {drawn.map(({ index }) => (
              <Row
                key={index}
                id={`${id}-${index}`}
                index={index}
                row={at(index)}
                narrow={narrow}
                tracks={tracks}
                height={height}
                selected={index === cursor}
                onOpen={open}
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

interface RowProps {
  id: string;
  index: number;
  row: ArticleRow | undefined;
  narrow: boolean;
  tracks: string;
  height: number;
  selected: boolean;
  onOpen: (row: ArticleRow | undefined) => void;
}

/** Drawn again only when it changes: a step through the list draws two of them. */
const Row = memo(function Row(props: RowProps) {
  const { t } = useTranslation('knowledge');
  const { row, narrow, onOpen } = props;
  const columns = ALL.filter((one) => !narrow || !WIDE_ONLY.includes(one));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes Enter for its row
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      className={classes.row}
      style={{ gridTemplateColumns: props.tracks, height: props.height }}
      onClick={() => onOpen(row)}
    >
      {row ? (
        columns.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
          <div key={one} role="gridcell" className={classes.cell}>
            <Cell column={one} row={row} />
          </div>
        ))
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
        // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
        <div role="gridcell" className={classes.cell}>
          {t('list.reading')}
        </div>
      )}
    </div>
  );
});

/** What may be cut: all of it is told on hover. */
function Cut({ words }: { words: string }) {
  return <span title={words}>{words}</span>;
}

function Cell({ column, row }: { column: Column; row: ArticleRow }): ReactNode {
  const { t } = useTranslation('knowledge');
  const holds = useHolds();
  switch (column) {
    case 'title':
      return (
        <span className={classes.title} title={row.title}>
          {row.title}
        </span>
      );
    case 'kind':
      return <KindMark kind={row.kind} />;
    case 'stands':
      if (row.flags > 0) return <StateMark mark="flag" label={t('list.states.flagged')} />;
      if (row.pending > 0 && row.published > 0)
        return <StateMark mark="review" label={t('home.inReview', { number: row.pending })} />;
      return <ArticleState state={row.state} />;
    case 'owner':
      return row.owner ?? t('nobody');
    case 'components':
      return <Cut words={row.components.join(', ')} />;
    case 'holds':
      return holds(row);
    case 'due':
      if (!row.due) return null;
      return row.stale ? (
        <span className={classes.stale} title={t('stale')}>
          <StateMark mark="stale" label={t('stale')} compact />
          <Day stamp={row.due} />
        </span>
      ) : (
        <Day stamp={row.due} />
      );
    default:
      return <When stamp={row.changed} />;
  }
}
