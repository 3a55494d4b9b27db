import { useElementSize } from '@mantine/hooks';
import { IconSnowflake } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, EnvironmentBadge, EnvironmentBar, StateMark } from '@/components';
import { formatShortDay } from '@/i18n/format';
import { Bands } from './Bars';
import classes from './calendar.module.css';
import { HEAD } from './Lanes';
import type { Plot, PlotBand, PlotRow } from './model/plot';
import { type Scale, xOf } from './model/scale';

interface YearFreezesProps {
  plot: Plot;
  year: string;
  now: number;
  onFreeze: (window: string) => void;
}

/** The freezes of a year: where they lie in each environment, and each of them in words. */
export function YearFreezes({ plot, year, now, onFreeze }: YearFreezesProps) {
  const { t } = useTranslation('windows');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const track = Math.max(480, (width || 1040) - HEAD);
  const scale: Scale = { from: plot.from, to: plot.to, width: track };
  const months = plot.days.filter((one) => one.day.date.endsWith('-01'));
  const freezes = useMemo(() => freezesOf(plot), [plot]);
  return (
    <div className={classes.grid} ref={ref}>
      <div className={classes.heads} style={{ width: HEAD + track }}>
        <div className={classes.corner}>{t('environment')}</div>
        <div className={classes.yearRuler} style={{ width: track }} aria-hidden>
          {months.map(({ day, from }) => (
            <span key={day.date} className={classes.yearMonth} style={{ left: xOf(scale, from) }}>
              {formatShortDay(day.date).split(' ')[1]}
            </span>
          ))}
        </div>
      </div>
      <div className={classes.rows} style={{ width: HEAD + track }} aria-hidden>
        {plot.rows.map((row) => (
          <div key={row.row.id} className={classes.yearRow}>
            <div className={classes.rowHead}>
              <EnvironmentBar kind={row.row.kind as 'uat'} />
              <span className={classes.rowName}>{row.row.name}</span>
            </div>
            <div className={classes.track} style={{ width: track }}>
              {months.map(({ day, from }) => (
                <span
                  key={day.date}
                  className={classes.column}
                  style={{ left: xOf(scale, from), width: 1 }}
                />
              ))}
              <Bands bands={row.freezes} x={(at) => xOf(scale, at)} kind="freeze" />
            </div>
          </div>
        ))}
        {now >= scale.from && now < scale.to ? (
          <span className={classes.nowLine} style={{ left: HEAD + xOf(scale, now) }} />
        ) : null}
      </div>
      <ul className={classes.below} aria-label={t('yearGrid', { year })}>
        {freezes.map(({ plot: one, rows }) => (
          <li key={`${one.band.window_id} ${one.band.start}`}>
            <button
              type="button"
              className={classes.line}
              onClick={() => onFreeze(one.band.window_id)}
            >
              <span className={classes.lineHours}>{one.band.label}</span>
              <span className={classes.lineBadges}>
                {rows.map(({ row }) => (
                  <EnvironmentBadge
                    key={row.id}
                    kind={row.kind as 'uat'}
                    label={row.code}
                    title={row.name}
                  />
                ))}
              </span>
              <span className={classes.lineTitle}>{one.band.reason}</span>
              <StateMark mark="freeze" label={t(one.band.hard ? 'hardFreeze' : 'softFreeze')} />
            </button>
          </li>
        ))}
      </ul>
      {freezes.length === 0 ? (
        <EmptyState icon={<IconSnowflake size={20} />} title={t('yearEmpty', { year })}>
          {t('yearEmptyText')}
        </EmptyState>
      ) : null}
    </div>
  );
}

/** Each freeze once, with the environments it keeps closed, by start. */
function freezesOf(plot: Plot): { plot: PlotBand; rows: PlotRow[] }[] {
  const found = new Map<PlotBand['band'], { plot: PlotBand; rows: PlotRow[] }>();
  for (const row of plot.rows) {
    for (const one of row.freezes) {
      const known = found.get(one.band);
      if (known) known.rows.push(row);
      else found.set(one.band, { plot: one, rows: [row] });
    }
  }
  return [...found.values()].toSorted((a, b) => a.plot.from - b.plot.from);
}
