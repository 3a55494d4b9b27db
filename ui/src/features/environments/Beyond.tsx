import { useTranslation } from 'react-i18next';
import type { EnvironmentComparison } from '@/bindings';
import { SectionHead } from '@/components';
import classes from './Board.module.css';
import { factOf } from './board';

/** What is not the same beyond the versions of components; what nobody knows is said to be so. */
export function Beyond({ compared }: { compared: EnvironmentComparison }) {
  const { t } = useTranslation('environments');
  const { parity, charts } = compared;
  const lines = parity.lines.filter((one) => one.group === 'infrastructure');
  const changed = charts.filter((one) => one.change !== 'unchanged');
  const words = (from: string | null, to: string | null) =>
    t('becomes', { from: from ?? t('unknownHere'), to: to ?? t('unknownHere') });
  return (
    <section className={classes.layer}>
      <SectionHead level={3} title={t('beyond')} />
      <dl className={classes.facts}>
        <div>
          <dt>{t('parityTitle')}</dt>
          <dd>
            {parity.score === null
              ? t('parityUnknown')
              : t('parityWords', { score: parity.score, unknown: parity.unknown })}
          </dd>
        </div>
        {changed.map((one) => (
          <div key={one.name}>
            <dt>{t('chartOf', { name: one.name })}</dt>
            <dd>{t('becomes', { from: one.from ?? t('absent'), to: one.to ?? t('absent') })}</dd>
          </div>
        ))}
        {lines.map((one) => (
          <div key={one.name}>
            <dt>{factOf(one.name) ? t(`facts.${factOf(one.name) ?? 'mysql'}`) : one.name}</dt>
            <dd>{words(one.from, one.to)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
