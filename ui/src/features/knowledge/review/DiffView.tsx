import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleComment, KnowledgeDiff } from '@/bindings';
import { type Acts, Line } from './DiffLine';
import classes from './diff.module.css';
import { byLine, heightOf, type Item, lineOf, rowOf, saidWithin, useItems } from './items';
import { foldedFront, sideLines } from './lines';

/** What is drawn of a comparison, of articles or of anything that is text. */
export type DrawnDiff = Pick<KnowledgeDiff, 'from' | 'changes' | 'rows'>;

interface DiffViewProps {
  diff: DrawnDiff;
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

/** The box's width before it has been measured, in pixels. */
const USUAL = 900;
const NOTHING: readonly ArticleComment[] = [];

/** Two versions, line beside line or in one; only the lines in sight are drawn. */
export function DiffView(props: DiffViewProps) {
  const { t } = useTranslation('knowledge');
  const { diff, mode, comments = NOTHING, cursor, writing } = props;
  const [unfolded, setUnfolded] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const front = useMemo(() => foldedFront(sideLines(diff.rows)), [diff]);
  const said = useMemo(() => byLine(comments), [comments]);
  const folded = unfolded || saidWithin(comments, front) ? 0 : front;
  const items = useItems(diff, mode, folded, said.has(0) || writing?.line === 0);
  const acts = useActs(props, () => setUnfolded(true));
  const view = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => heightOf(items[at] as Item, box.current?.clientWidth ?? USUAL),
    getItemKey: (at) => (items[at] as Item).key,
    overscan: 16,
    initialRect: { width: 900, height: 800 },
  });
  useInSight(view, items, cursor, writing?.line ?? null);
  const draw = (item: Item) => {
    const line = lineOf(item);
    return (
      <Line
        item={item}
        said={(line === null ? undefined : said.get(line)) ?? NOTHING}
        form={line !== null && writing?.line === line ? writing.form : null}
        here={cursor !== null && rowOf(item) === cursor}
        acts={acts}
      />
    );
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
              style={
                { transform: `translateY(${start}px)`, '--start': `${start}px` } as CSSProperties
              }
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

/** What lines are given: the same objects for as long as the words are, so that lines rest. */
function useActs(props: DiffViewProps, unfold: () => void): Acts {
  const { t } = useTranslation('knowledge');
  const now = useRef({ props, unfold });
  now.current = { props, unfold };
  const [comments, settles] = [props.onComment !== undefined, props.onSettle !== undefined];
  return useMemo(
    () => ({
      pick: (row) => now.current.props.onCursor(row),
      comment: comments ? (line) => now.current.props.onComment?.(line) : undefined,
      settle: settles ? (id) => now.current.props.onSettle?.(id) : undefined,
      unfold: () => now.current.unfold(),
      added: t('review.wasAdded'),
      removed: t('review.wasRemoved'),
      toLine: (line) => t('review.toLine', { line }),
    }),
    [t, comments, settles],
  );
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
  const opened = useRef(false);
  useEffect(() => {
    const at = cursor === null ? -1 : now.current.findIndex((item) => rowOf(item) === cursor);
    // Where it opens on a line, what stands around it is seen as well.
    if (at >= 0) view.scrollToIndex(at, { align: opened.current ? 'auto' : 'center' });
    opened.current = true;
  }, [view, cursor]);
  useEffect(() => {
    if (writing === 0) view.scrollToIndex(0);
  }, [view, writing]);
}
