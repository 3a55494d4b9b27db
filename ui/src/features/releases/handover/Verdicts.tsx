import { useTranslation } from 'react-i18next';
import type { Handover } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import classes from './handover.module.css';

/** All that Operations said, newest first. */
export function Verdicts({ handover }: { handover: Handover }) {
  const { t } = useTranslation('releases');
  const { verdicts, items } = handover;
  const titleOf = (key: string) => items.find((item) => item.key === key)?.title;
  return (
    <section aria-label={t('handover.verdicts')}>
      <SectionHead title={t('handover.verdicts')} count={verdicts.length || undefined} />
      {verdicts.length === 0 ? <p className={classes.detail}>{t('handover.noVerdicts')}</p> : null}
      <ol>
        {verdicts.map((one) => {
          const state = one.verdict === 'returned' ? 'returned' : 'accepted';
          // An article that is about it no more has a verdict still, and a key that says little.
          const title = titleOf(one.item) ?? one.item.split('/').slice(1).join('/') ?? one.item;
          return (
            <li key={`${one.item} ${one.at.at} ${one.verdict}`} className={classes.verdict}>
              <p className={classes.verdictHead}>
                <StateMark
                  mark={state === 'returned' ? 'flag' : 'done'}
                  label={t(`handover.state.${state}`)}
                />
                <strong>{title || one.item}</strong>
                {titleOf(one.item) ? null : (
                  <span className={classes.detail}>{t('handover.gone')}</span>
                )}
              </p>
              {one.why ? <q className={classes.why}>{one.why}</q> : null}
              <p className={classes.detail}>
                {one.by}, <time dateTime={one.at.at}>{one.at.label}</time>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
