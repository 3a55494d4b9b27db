import { useTranslation } from 'react-i18next';
import type { ChartRef } from '@/bindings';
import { StateMark } from '@/components';
import classes from './components.module.css';

/** The chart version a release was made from, and whether it still is what it was. */
export function ChartFacts({ chart }: { chart: ChartRef }) {
  const { t } = useTranslation('releases');
  const name = t('components.chart', {
    repo: chart.repo,
    chart: chart.chart,
    version: chart.version,
  });
  return (
    <span className={classes.chart}>
      <span className={classes.quiet}>{name}</span>
      {chart.digest ? (
        <span className={classes.quiet} title={chart.digest}>
          {t('components.digest')}{' '}
          <span className="mono">{`${chart.digest.slice(0, 8)}…${chart.digest.slice(-4)}`}</span>
        </span>
      ) : (
        <span className={classes.quiet}>{t('components.noDigest')}</span>
      )}
      {chart.republished ? <StateMark mark="drift" label={t('components.republished')} /> : null}
    </span>
  );
}
