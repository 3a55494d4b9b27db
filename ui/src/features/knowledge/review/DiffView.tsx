import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleComment, KnowledgeDiff } from '@/bindings';
import { Folded, One, Side, type Talk } from './DiffLine';
import classes from './diff.module.css';
import { foldedFront, type OneLine, oneLines, type SideLine, sideLines } from './lines';

interface DiffViewProps {
  diff: KnowledgeDiff;
  mode: 'side' | 'one';
  /** What stands above the two texts. */
  heads?: [ReactNode, ReactNode];
  comments?: readonly ArticleComment[];
  /** The row one stands on. */
  cursor: number | null;
  onCursor: (row: number | null) => void;
  /** The line that is being commented on, and what is drawn for it. */
  writing?: { line: number; form: ReactNode } | null;
  onComment?: (line: number) => void;
  onSettle?: (id: string) => void;
}

type Item =
  | { key: string; folded: number }
  | { key: string; all: true }
  | { key: string; side: SideLine }
  | { key: string; one: OneLine };

const LINE = 22;

/** Two versions, line beside line or in one; only the lines in sight are drawn. */
export function DiffView(props: DiffViewProps) {
  const { t } = useTranslation('knowledge');
  const { diff, mode, comments = [], cursor, onCursor, writing } = props;
  const [unfolded, setUnfolded] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const front = useMemo(() => foldedFront(sideLines(diff.rows)), [diff]);
  const folded = unfolded || saidWithin(comments, front) ? 0 : front;
  const all = comments.some((one) => one.line === 0) || writing?.line === 0;
  const items = useItems(diff, mode, folded, all);
  const view = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    getItemKey: (at) => (items[at] as Item).key,
    overscan: 24,
    initialRect: { width: 900, height: 800 },
  });
  useInSight(view, items, cursor, writing?.line ?? null);
  const talk = (line: number | null): Talk => ({
    said: line === null ? [] : comments.filter((one) => one.line === line),
    form: line !== null && writing?.line === line ? writing.form : null,
    onComment: props.onComment,
    onSettle: props.onSettle,
  });
  const draw = (item: Item): ReactNode => {
    if ('folded' in item) return <Folded count={item.folded} onShow={() => setUnfolded(true)} />;
    if ('all' in item) return <Side talk={talk(0)} />;
    const at = 'side' in item ? item.side.at : item.one.at;
    const place = { here: at === cursor, onPick: () => onCursor(at) };
    if ('side' in item)
      return <Side line={item.side} talk={talk(item.side.row.right)} {...place} />;
    return <One line={item.one} talk={talk(item.one.right)} {...place} />;
  };
  return (
    <div className={classes.view}>
      {props.heads && mode === 'side' ? (
        <div className={classes.heads}>
          <div className={classes.head}>{props.heads[0]}</div>
          <div className={classes.head}>{props.heads[1]}</div>
        </div>
      ) : null}
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div
        ref={box}
        role="group"
        aria-label={t('review.compared')}
        tabIndex={0}
        className={classes.box}
        data-mode={mode}
        data-first={diff.from === 0 || undefined}
        data-diff
      >
        <div className={classes.all} style={{ height: view.getTotalSize() }}>
          {view.getVirtualItems().map(({ index, key, start }) => (
            <div
              key={key}
              ref={view.measureElement}
              data-index={index}
              className={classes.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {draw(items[index] as Item)}
            </div>
          ))}
        </div>
        {diff.changes === 0 ? <p className={classes.none}>{t('review.identical')}</p> : null}
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
    </div>
  );
}

/** Whether something is said of a line that would be folded away. */
const saidWithin = (comments: readonly ArticleComment[], folded: number) =>
  comments.some((one) => one.line > 0 && one.line <= folded);

function useItems(diff: KnowledgeDiff, mode: 'side' | 'one', folded: number, all: boolean) {
  return useMemo(() => {
    const lines = sideLines(diff.rows);
    const out: Item[] = all ? [{ key: 'all', all: true }] : [];
    if (folded > 0) out.push({ key: 'front', folded });
    const rest = lines.slice(folded);
    const shown: Item[] =
      mode === 'side'
        ? rest.map((side) => ({ key: `${side.at}`, side }))
        : oneLines(rest).map((one) => ({ key: `${one.at} ${one.kind}`, one }));
    return [...out, ...shown];
  }, [diff, mode, folded, all]);
}

/** Brings the line one stands on, or writes on, into sight. */
function useInSight(
  view: { scrollToIndex: (at: number, options?: { align: 'auto' | 'center' }) => void },
  items: readonly Item[],
  cursor: number | null,
  writing: number | null,
) {
  const now = useRef(items);
  now.current = items;
  useEffect(() => {
    const at = now.current.findIndex(
      (item) =>
        ('side' in item && item.side.at === cursor) || ('one' in item && item.one.at === cursor),
    );
    if (cursor !== null && at >= 0) view.scrollToIndex(at, { align: 'auto' });
  }, [view, cursor]);
  useEffect(() => {
    if (writing === 0) view.scrollToIndex(0);
  }, [view, writing]);
}
