import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ArticleRow, Due, KnowledgeDesk, MyDraft } from '@/bindings';
import { Avatar, KeyHint, StateMark, useNarrow, VirtualList } from '@/components';
import { formatNumber } from '@/i18n/format';
import { Moved } from '../home/lines';
import { Day, DueDay, KindMark } from '../parts/Marks';
import { articlePath, editPath, reviewOf } from '../paths';
import classes from './queue.module.css';

type Item =
  | { id: string; head: string; count: number; big: boolean }
  | { id: string; due: Due }
  | { id: string; draft: MyDraft }
  | { id: string; row: ArticleRow };

interface QueueProps {
  desk: KnowledgeDesk;
  /** The article in front. */
  here: string | null;
}

/** Those that wait, in the order J and K take them: mine, then the others'. */
export function inOrder(desk: KnowledgeDesk): Due[] {
  const mine = desk.queue.filter((one) => !one.not_mine);
  return [...mine, ...desk.queue.filter((one) => one.not_mine)];
}

/** The queue at the left: what waits for me, for others, and what I owe besides. */
export function Queue({ desk, here }: QueueProps) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const items = useItems(desk);
  return (
    <section className={classes.queue} aria-label={t('review.list')}>
      <VirtualList<Item>
        label={t('review.list')}
        items={items}
        itemId={(one) => one.id}
        estimate={(one) => ('due' in one ? 84 : 'head' in one ? 40 : 28)}
        sightId={here ? `due ${here}` : null}
      >
        {(one) => <Entry item={one} here={here} />}
      </VirtualList>
      <footer className={classes.foot}>
        <KeyHint keys={['J', 'K']} label={t('review.keys.queue')} />
        <KeyHint keys={['↓', '↑']} label={narrow ? undefined : t('review.keys.change')} />
      </footer>
    </section>
  );
}

function useItems(desk: KnowledgeDesk): Item[] {
  const { t } = useTranslation('knowledge');
  const mine = desk.queue.filter((one) => !one.not_mine);
  const others = desk.queue.filter((one) => one.not_mine);
  const part = (head: string, items: Item[], always = false): Item[] =>
    items.length > 0 || always
      ? [{ id: head, head, count: items.length, big: always }, ...items]
      : [];
  const due = (one: Due): Item => ({ id: `due ${one.article.id}`, due: one });
  return [
    ...part(t('review.queue'), mine.map(due), true),
    ...part(t('review.others'), others.map(due)),
    ...part(
      t('review.drafts'),
      desk.drafts.map((draft) => ({ id: `draft ${draft.article}`, draft })),
    ),
    ...part(
      t('review.runsOut'),
      desk.runs_out.map((row) => ({ id: `out ${row.id}`, row })),
    ),
  ];
}

function Entry({ item, here }: { item: Item; here: string | null }): ReactNode {
  const { t } = useTranslation('knowledge');
  if ('head' in item)
    return (
      <h2 className={classes.head} data-big={item.big || undefined}>
        {item.head} <span className={classes.count}>{formatNumber(item.count)}</span>
      </h2>
    );
  if ('due' in item) return <DueEntry due={item.due} here={item.due.article.id === here} />;
  if ('draft' in item)
    return (
      <Link href={editPath(item.draft.article)} className={classes.line}>
        <span className={classes.lineTitle}>{item.draft.title || t('home.untitled')}</span>
        {item.draft.returned ? <StateMark mark="flag" label={t('home.sentBack')} /> : null}
      </Link>
    );
  const { row } = item;
  return (
    <Link href={articlePath(row.id)} className={classes.line}>
      <span className={classes.lineTitle}>{row.title}</span>
      {row.stale ? (
        <StateMark mark="stale" label={t('stale')} compact />
      ) : row.due ? (
        <Day stamp={row.due} />
      ) : null}
    </Link>
  );
}

function DueEntry({ due, here }: { due: Due; here: boolean }) {
  const { article, by } = due;
  return (
    <Link
      href={reviewOf(article.id)}
      className={classes.due}
      aria-current={here ? 'true' : undefined}
    >
      <span className={classes.title}>{article.title}</span>
      <span className={classes.facts}>
        <span title={by}>
          <Avatar name={by} />
        </span>
        <KindMark kind={article.kind} />
        <span aria-hidden>·</span>
        <Moved row={article} />
      </span>
      {due.due ? (
        <span className={classes.facts}>
          <DueDay due={due.due} />
        </span>
      ) : null}
    </Link>
  );
}
