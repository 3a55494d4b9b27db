import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutlineEntry } from '@/bindings';
import { VirtualList } from '@/components';
import { drawWhole } from '../parts/pieces';
import classes from './article.module.css';

interface OutlineProps {
  parts: readonly OutlineEntry[];
  /** The box in which the article scrolls. */
  scroll: RefObject<HTMLDivElement | null>;
}

/** A heading counts as read from so far below the top of the box. */
const READ_FROM = 96;
/** Of more headings than these only those in sight are drawn. */
const MANY = 200;

/** The headings of the article; the one being read is marked. */
export function Outline({ parts, scroll }: OutlineProps) {
  const { t } = useTranslation('knowledge');
  const [here, setHere] = useState(0);
  const headings = () => [
    ...(scroll.current?.querySelectorAll<HTMLElement>('article :is(h1, h2, h3)') ?? []),
  ];
  // biome-ignore lint/correctness/useExhaustiveDependencies: headings are read from the page when it scrolls
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const look = () => {
      const top = box.getBoundingClientRect().top + READ_FROM;
      const passed = headings().filter((one) => one.getBoundingClientRect().top <= top).length;
      setHere(Math.max(0, passed - 1));
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroll]);
  const jump = (at: number) => {
    drawWhole(scroll.current);
    headings()[at]?.scrollIntoView({ block: 'start' });
    setHere(at);
  };
  const least = Math.min(...parts.map((one) => one.level));
  const part = (one: OutlineEntry, at: number) => (
    <button
      type="button"
      className={classes.part}
      data-deeper={one.level > least || undefined}
      aria-current={at === here ? 'location' : undefined}
      onClick={() => jump(at)}
    >
      {one.text}
    </button>
  );
  const many = parts.length > MANY;
  return (
    <nav
      className={classes.outline}
      data-many={many || undefined}
      aria-label={t('article.outline')}
    >
      {many ? (
        <VirtualList
          label={t('article.outline')}
          items={parts.map((one, at) => ({ one, at }))}
          itemId={({ at }) => String(at)}
          estimate={() => 25}
          sightId={String(here)}
        >
          {({ one, at }) => part(one, at)}
        </VirtualList>
      ) : (
        <ol>
          {parts.map((one, at) => (
            <li key={`${one.anchor} ${one.text}`}>{part(one, at)}</li>
          ))}
        </ol>
      )}
    </nav>
  );
}
