import { useTranslation } from 'react-i18next';
import type { Standing } from '../model/live';
import classes from './live.module.css';

/** The window as a bar: how far it is, the last safe moment, its end, and what ran over. */
export function LiveBar({ standing, large = false }: { standing: Standing; large?: boolean }) {
  const { t } = useTranslation('deployment');
  const { bar, phase } = standing;
  return (
    <div
      className={classes.bar}
      data-large={large || undefined}
      data-phase={phase}
      role="img"
      aria-label={t('live.bar')}
    >
      <span className={classes.done} style={{ width: `${Math.min(bar.now, bar.end)}%` }} />
      {phase === 'overrun' ? (
        <span
          className={classes.over}
          style={{ left: `${bar.end}%`, width: `${bar.now - bar.end}%` }}
        />
      ) : null}
      {bar.noReturn === null ? null : (
        <span className={classes.noReturn} style={{ left: `${bar.noReturn}%` }} />
      )}
      {bar.end < 100 ? <span className={classes.end} style={{ left: `${bar.end}%` }} /> : null}
      <span className={classes.now} style={{ left: `${bar.now}%` }} />
    </div>
  );
}
