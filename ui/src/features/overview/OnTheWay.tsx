import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ReleaseSummary } from '@/bindings';
import { SectionHead } from '@/components/Layout';
import { releasePath, releasesPath } from '@/features/releases/parts/paths';
import { GateWord, ReleaseMark } from '@/features/releases/parts/ReleaseMark';
import classes from './Overview.module.css';

/** The releases that are neither approved nor rejected: where each stands and what it lacks. */
export function OnTheWay({ releases }: { releases: ReleaseSummary[] }) {
  const { t } = useTranslation('overview');
  const all = (
    <Link href={releasesPath} className={classes.more}>
      {t('all')}
    </Link>
  );
  return (
    <section>
      <SectionHead title={t('onTheWay')} count={releases.length} aside={all} />
      {releases.length === 0 ? <p className={classes.quiet}>{t('noneOnTheWay')}</p> : null}
      <ul>
        {releases.map((one) => (
          <ReleaseRow key={one.id} release={one} />
        ))}
      </ul>
    </section>
  );
}

function ReleaseRow({ release }: { release: ReleaseSummary }) {
  const { t } = useTranslation('overview');
  const { id, title, state, target, checks_done, checks_total, blocks, warns, prevented } = release;
  return (
    <li className={classes.release}>
      <Link href={releasePath(id)} className={classes.releaseLink}>
        <span className={classes.releaseHead}>
          <strong>{title}</strong>
          <span className="tabular">{t('checks', { done: checks_done, total: checks_total })}</span>
        </span>
        <span className={classes.releaseMarks}>
          <ReleaseMark state={state} />
          <GateWord blocks={blocks} warns={warns} prevented={prevented} settled={false} />
        </span>
        <span className={classes.releaseMeta}>
          {target ? t('target', { label: target.label }) : t('noTarget')}
        </span>
      </Link>
    </li>
  );
}
