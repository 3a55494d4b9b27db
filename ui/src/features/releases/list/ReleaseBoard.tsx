import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ReleaseState, ReleaseSummary } from '@/bindings';
import { VirtualList } from '@/components';
import { isSettled, OFF_PATH, PATH } from '../model/states';
import { releasePath } from '../parts/paths';
import { GateWord, ReleaseMark } from '../parts/ReleaseMark';
import classes from './list.module.css';

/** Releases by state, one column a step of the path; those off the path are folded away. */
export function ReleaseBoard({ releases }: { releases: readonly ReleaseSummary[] }) {
  const { t } = useTranslation('releases');
  const [unfolded, setUnfolded] = useState(false);
  const off = releases.filter((release) => OFF_PATH.includes(release.state));
  const columns = unfolded ? [...PATH, ...OFF_PATH] : PATH;
  return (
    <div className={classes.board}>
      {columns.map((state) => (
        <Column
          key={state}
          state={state}
          releases={releases.filter((release) => release.state === state)}
        />
      ))}
      <button
        type="button"
        className={classes.fold}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        <IconChevronRight size={14} className={unfolded ? classes.turned : undefined} aria-hidden />
        <span>{t('boardFolded')}</span>
        <span className={classes.count}>{off.length}</span>
      </button>
    </div>
  );
}

function Column({ state, releases }: { state: ReleaseState; releases: ReleaseSummary[] }) {
  const { t } = useTranslation('releases');
  return (
    <section className={classes.column} aria-label={t(`state.${state}`)}>
      <h2 className={classes.columnHead}>
        <ReleaseMark state={state} />
        <span className={classes.count}>{releases.length}</span>
      </h2>
      <VirtualList
        label={t(`state.${state}`)}
        items={releases}
        itemId={(release) => release.id}
        estimate={() => 106}
        empty={<p className={classes.none}>{t('boardEmpty')}</p>}
      >
        {(release) => <Card release={release} />}
      </VirtualList>
    </section>
  );
}

function Card({ release }: { release: ReleaseSummary }) {
  const { t } = useTranslation('releases');
  return (
    <div className={classes.slot}>
      <Link href={releasePath(release.id)} className={classes.card}>
        <span className={classes.name}>{release.title}</span>
        <span className={classes.facts}>
          <span>{release.owner ?? t('page.noOwner')}</span>
          <span>{release.pi ?? t('page.noPi')}</span>
          <span className="tabular">
            {t('checksOf', { done: release.checks_done, total: release.checks_total })}
          </span>
        </span>
        {release.target ? <span className={classes.facts}>{release.target.label}</span> : null}
        <GateWord {...release} settled={isSettled(release.state)} />
      </Link>
    </div>
  );
}
