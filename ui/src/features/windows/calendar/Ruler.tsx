import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import type { PlotDay } from './model/plot';
import { type Scale, xOf } from './model/scale';

interface RulerProps {
  days: readonly PlotDay[];
  scale: Scale;
  now: number;
}

/** The days with their hours 06, 12 and 18; each as wide as it is long. */
export function Ruler({ days, scale, now }: RulerProps) {
  const { t } = useTranslation('windows');
  return (
    <div className={classes.ruler} style={{ width: scale.width }}>
      {days.map(({ day, from, to, ticks }) => (
        <div
          key={day.date}
          className={classes.day}
          style={{ left: xOf(scale, from), width: xOf(scale, to) - xOf(scale, from) }}
          data-today={(now >= from && now < to) || undefined}
          data-off={day.working ? undefined : true}
          title={day.holiday ? t('holiday', { name: day.holiday }) : undefined}
        >
          <span className={classes.dayName}>
            {day.label}
            {day.holiday ? <span className={classes.holiday}>{day.holiday}</span> : null}
          </span>
          <span className={classes.ticks} aria-hidden>
            {ticks.map((tick) => (
              <span key={tick.at} style={{ left: xOf(scale, tick.at) - xOf(scale, from) }}>
                {tick.label}
              </span>
            ))}
          </span>
        </div>
      ))}
      {now >= scale.from && now < scale.to ? (
        <span className={classes.nowDot} style={{ left: xOf(scale, now) }} aria-hidden />
      ) : null}
    </div>
  );
}

/** The days and hours of a second zone, on the same scale. */
export function SecondRuler({ days, scale }: Omit<RulerProps, 'now'>) {
  const seen = days.filter((one) => one.to > scale.from && one.from < scale.to);
  return (
    <div className={classes.second} style={{ width: scale.width }} data-second-ruler>
      {seen.map(({ day, from, ticks }) => (
        <span key={day.date}>
          <span
            className={classes.secondDay}
            data-cut={from < scale.from || undefined}
            style={{ left: xOf(scale, from) }}
          >
            {day.label}
          </span>
          {ticks
            .filter((tick) => tick.at >= scale.from && tick.at < scale.to)
            .map((tick) => (
              <span
                key={tick.at}
                className={classes.secondTick}
                style={{ left: xOf(scale, tick.at) }}
              >
                {tick.label}
              </span>
            ))}
        </span>
      ))}
    </div>
  );
}
