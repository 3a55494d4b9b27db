import { Button } from '@mantine/core';
import { IconTransferIn } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Handover, HandoverItem, Release } from '@/bindings';
import { EmptyState, ErrorNote, KeyHint, SkeletonRows, StateMark } from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useRowKeys } from '@/shell/keys';
import { About } from './About';
import classes from './handover.module.css';
import { ItemRow } from './ItemRow';
import { isAcceptable, isDispensable, isReturnable } from './model';
import { Progress } from './Progress';
import { thingOf } from './Thing';
import { type Judge, useJudge } from './useJudge';
import { Verdicts } from './Verdicts';

/** What Operations takes over with a release, item by item, and what it said of each. */
export function HandoverTab({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const read = useRead('handover_show', { release: release.id });
  const again = () => void read.refetch();
  if (read.error && !read.data)
    return <ErrorNote message={read.error.message} hint={read.error.hint} retry={again} />;
  if (!read.data) return <SkeletonRows rows={8} height={56} />;
  if (read.data.items.length === 0)
    return (
      <EmptyState icon={<IconTransferIn size={22} />} title={t('handover.none')}>
        {t('handover.noneText')}
      </EmptyState>
    );
  return <Shown handover={read.data} title={release.title} again={again} />;
}

interface ShownProps {
  handover: Handover;
  /** What the release is called. */
  title: string;
  again: () => void;
}

function Shown({ handover, title, again }: ShownProps) {
  const { t } = useTranslation('releases');
  const { items, not_mine, release } = handover;
  const mine = not_mine === '';
  const judge = useJudge(handover, again);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  useKeys({ handover, judge, mine, chosen, setChosen, setAsking });
  return (
    <div className={classes.page}>
      <section className={classes.main} aria-label={t('handover.title')}>
        <Head handover={handover} judge={judge} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
        <div role="group" className={classes.scroll} tabIndex={0} aria-label={t('handover.items')}>
          <ul aria-label={t('handover.items')}>
            {items.map((item) => (
              <ItemRow
                key={item.key}
                release={release}
                item={item}
                selected={item.key === chosen}
                mine={mine}
                asking={item.key === asking}
                judge={judge}
                choose={() => setChosen(item.key)}
                ask={(open) => setAsking(open ? item.key : null)}
              />
            ))}
          </ul>
        </div>
      </section>
      <aside className={classes.said} aria-label={t('handover.beside')}>
        <Verdicts handover={handover} />
        <About release={release} title={title} />
      </aside>
    </div>
  );
}

/** The picture of how far it is, whether it is mine to judge, and all at once. */
function Head({ handover, judge }: { handover: Handover; judge: Judge }) {
  const { t } = useTranslation('releases');
  const { items, not_mine } = handover;
  const there = items.filter(isAcceptable).length;
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <h2 className={classes.title}>{t('handover.title')}</h2>
        <span className={classes.keys}>
          <KeyHint keys={['J', 'K']} label={t('handover.keyMove')} />
          {not_mine ? null : (
            <>
              <KeyHint keys={['A']} label={t('handover.keyAccept')} />
              <KeyHint keys={['R']} label={t('handover.keyReturn')} />
            </>
          )}
        </span>
        {there > 0 && !not_mine ? (
          <Button size="xs" loading={judge.running} onClick={() => void judge.acceptAll()}>
            {t('handover.acceptAll', { count: there })}
          </Button>
        ) : null}
      </div>
      <Progress handover={handover} />
      {not_mine ? (
        <p className={classes.notMine}>
          <StateMark mark="blocked" label={t('handover.notMine', { why: not_mine })} />
        </p>
      ) : null}
    </header>
  );
}

interface Keys {
  handover: Handover;
  judge: Judge;
  mine: boolean;
  chosen: string | null;
  setChosen: (key: string | null) => void;
  setAsking: (key: string | null) => void;
}

/** J and K move, Enter opens, A accepts and R returns; what is missing is asked a reason by either. */
function useKeys({ handover, judge, mine, chosen, setChosen, setAsking }: Keys) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const { items, release } = handover;
  const at = items.findIndex((item) => item.key === chosen);
  const item: HandoverItem | undefined = items[at];
  useRowKeys({
    count: items.length,
    selected: at,
    select: (row) => setChosen(items[row]?.key ?? null),
    open: (row) => {
      const opened = items[row];
      if (!opened) return;
      const { href, ...rest } = thingOf(release, opened);
      go(href, { state: 'state' in rest ? rest.state : undefined });
    },
  });
  const ask = () => setAsking(chosen);
  const judged = mine && item && !judge.running ? item : undefined;
  const title = judged?.title ?? '';
  const accept = {
    id: 'handover.accept',
    key: 'a',
    label: t('handover.acceptOf', { title }),
    run: () => (judged ? void judge.accept(judged) : undefined),
  };
  const send = {
    id: 'handover.return',
    key: 'r',
    label: t('handover.returnOf', { title }),
    run: ask,
  };
  const without = { id: 'handover.without', label: t('handover.withoutOf', { title }), run: ask };
  useActions([
    ...(judged && isAcceptable(judged) ? [accept] : []),
    ...(judged && isReturnable(judged) ? [send] : []),
    ...(judged && isDispensable(judged) ? [{ ...without, key: 'a' }] : []),
  ]);
}
