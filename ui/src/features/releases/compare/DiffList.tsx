import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DifferenceShape, ReleaseDiff } from '@/bindings';
import { ChangeArrow, EmptyState, VirtualList } from '@/components';
import { ChangeCounts, GroupMark } from '../missing/ChangeCounts';
import { CHANGES, type Change, changeOf, countChanges } from '../model/componentGroups';
import classes from './compare.module.css';

type Item =
  | { kind: 'head'; change: Change; count: number }
  | { kind: 'row'; difference: DifferenceShape };

/** What differs between two releases, downgrades first, with counts that add up. */
export function DiffList({ diff }: { diff: ReleaseDiff }) {
  const { t } = useTranslation('releases');
  const items = useMemo(() => itemsOf(diff.components), [diff.components]);
  const total = diff.components.length;
  const title = t('comparePage.textTitle', { from: diff.from, to: diff.to });
  return (
    <section className={classes.list} aria-label={title}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('comparePage.versions')}</h2>
        <span className={classes.quiet}>{t('comparePage.total', { count: total })}</span>
        <ChangeCounts counts={countChanges(diff.components)} />
      </header>
      <VirtualList
        label={title}
        items={items}
        itemId={(item) => (item.kind === 'head' ? `head ${item.change}` : item.difference.name)}
        estimate={() => 30}
        empty={<EmptyState title={t('comparePage.same')} />}
      >
        {(item) =>
          item.kind === 'head' ? (
            <h3 className={classes.band}>
              <GroupMark group={item.change} />
              {t(`group.${item.change}`)}
              <span className={classes.quiet}>{item.count}</span>
            </h3>
          ) : (
            <div className={classes.row}>
              <span className={classes.name}>{item.difference.name}</span>
              <span className={classes.versions}>
                <ChangeArrow {...item.difference} plain />
              </span>
            </div>
          )
        }
      </VirtualList>
    </section>
  );
}

function itemsOf(differences: readonly DifferenceShape[]): Item[] {
  return CHANGES.flatMap((change): Item[] => {
    const found = differences.filter((one) => changeOf(one) === change);
    if (found.length === 0) return [];
    return [
      { kind: 'head', change, count: found.length },
      ...found.map((difference): Item => ({ kind: 'row', difference })),
    ];
  });
}
