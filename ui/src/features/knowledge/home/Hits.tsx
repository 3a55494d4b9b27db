import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ArticleHit } from '@/bindings';
import { StateMark } from '@/components';
import { ArticleState, KindMark } from '../parts/Marks';
import { articlePath } from '../paths';
import classes from './home.module.css';
import { snippetParts } from './marks';

/** Heights as home.module.css gives them, in pixels. */
const HIT = 68;
const HEAD = 30;

interface HitsProps {
  /** Id of the list; its options are numbered after it. */
  id: string;
  hits: readonly ArticleHit[];
  hidden: boolean;
  chosen: number;
  /** Whether these answer an earlier query. */
  late: boolean;
  onChoose: (at: number) => void;
}

/** An answer that takes longer than this, in milliseconds, is shown to be late. */
const LATE = 150;

/** Whether it has been late for so long that somebody may wait for it. */
function useHeldUp(late: boolean): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!late) return;
    const timer = setTimeout(() => setHeld(true), LATE);
    return () => {
      clearTimeout(timer);
      setHeld(false);
    };
  }, [late]);
  return held;
}

/**
 * What was found, exact above near; only those in sight are drawn. It stays in place while nothing is
 * found, and its rows while others are: a key then changes words and builds nothing.
 */
export function Hits({ id, hits, hidden, chosen, late, onChoose }: HitsProps) {
  const { t } = useTranslation('knowledge');
  const box = useRef<HTMLDivElement>(null);
  const heldUp = useHeldUp(late);
  const firstNear = hits.findIndex((hit) => !hit.exact);
  const view = useVirtualizer({
    count: hits.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => HIT + (at === firstNear ? HEAD : 0),
    overscan: 2,
    initialRect: { width: 760, height: 800 },
    // Out of sight it has no height, and comes back with the one it had.
    observeElementRect: (list, take) =>
      observeElementRect(list, (rect) => rect.height > 0 && take(rect)),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head of the near ones has moved
  useEffect(() => view.measure(), [view, firstNear]);
  useEffect(() => {
    if (chosen < hits.length) view.scrollToIndex(chosen);
  }, [view, chosen, hits.length]);
  return (
    <div ref={box} className={classes.hits} data-late={heldUp || undefined} hidden={hidden}>
      <div
        id={id}
        role="listbox"
        data-of-page
        aria-label={t('home.results')}
        aria-busy={late}
        style={{ height: view.getTotalSize() }}
        className={classes.all}
      >
        {view.getVirtualItems().map(({ index, start, size }) => (
          <div
            key={index}
            role="presentation"
            className={classes.place}
            style={{ transform: `translateY(${start}px)`, height: size }}
          >
            {index === firstNear ? (
              <p className={classes.near} role="presentation">
                {t('home.near')} <span>{t('home.nearAbout')}</span>
              </p>
            ) : null}
            <Hit
              id={`${id}-${index}`}
              hit={hits[index] as ArticleHit}
              at={index}
              of={hits.length}
              selected={index === chosen}
              onChoose={onChoose}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

interface HitProps {
  id: string;
  hit: ArticleHit;
  at: number;
  of: number;
  selected: boolean;
  onChoose: (at: number) => void;
}

/** What kind it is and how it stands: mostly as in the row that was here before, and then not drawn again. */
const HitFacts = memo(function HitFacts(hit: Pick<ArticleHit, 'stale' | 'state' | 'kind'>) {
  const { t } = useTranslation('knowledge');
  return (
    <span className={classes.hitFacts}>
      {hit.stale ? <StateMark mark="stale" label={t('stale')} /> : null}
      {hit.state === 'published' ? null : <ArticleState state={hit.state} />}
      <KindMark kind={hit.kind} />
    </span>
  );
});

const Hit = memo(function Hit({ id, hit, at, of, selected, onChoose }: HitProps) {
  const [, go] = useLocation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes Enter for the chosen one
    // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={at + 1}
      aria-setsize={of}
      className={classes.hit}
      onMouseMove={() => onChoose(at)}
      onClick={() => go(articlePath(hit.id))}
    >
      <span className={classes.hitHead}>
        <span className={classes.hitTitle}>{hit.title}</span>
        <HitFacts stale={hit.stale} state={hit.state} kind={hit.kind} />
      </span>
      <span className={classes.snippet}>
        {snippetParts(hit.snippet).map(({ text, found }, place) =>
          found ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
            <mark key={place}>{text}</mark>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  );
});
