import { memo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '@/bindings';
import { EnvironmentBar } from '@/components';
import { Bands, EntryBar, FreezeLabel } from './Bars';
import classes from './calendar.module.css';
import { FreeSlot } from './FreeSlot';
import { MovingBox } from './MovingBox';
import type { Laid } from './model/lanes';
import { countOf, type PlotDay, type PlotEntry, type PlotRow } from './model/plot';
import { type Scale, xOf } from './model/scale';
import { canMove, formOf } from './model/states';
import { runsOf } from './model/words';
import type { Moved, Moving } from './useMoving';

export interface LaneRowProps {
  plot: PlotRow;
  laid: Laid;
  scale: Scale;
  days: readonly PlotDay[];
  now: number;
  /** What of the row is in sight, in pixels from its top; null draws its head alone. */
  seen: readonly [number, number] | null;
  cursor: string | null;
  selected: string | null;
  moved: Moved | null;
  answer: Moving['answer'];
  stale: boolean;
  slot: Slot | null;
  maintenance: boolean;
  onPress: (event: PointerEvent<HTMLElement>, row: PlotRow, laid: Laid) => void;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
  onTake: (slot: Slot) => void;
  /** Plans a window in an environment, by its code. */
  onPlan: (environment: string) => void;
  /** Shows all of a day. */
  onAll: (date: string) => void;
}

/** An environment: its head, and its windows where they lie in time. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { plot, laid, scale, days, seen, cursor, selected, moved } = props;
  const { row } = plot;
  const { t } = useTranslation('windows');
  const x = (at: number) => xOf(scale, at);
  const inSight = laid.items.filter(
    (item) => (seen && item.top + 70 > seen[0] && item.top < seen[1]) || item.id === cursor,
  );
  const blocked = props.slot ? laid.items.find((item) => item.id === selected) : undefined;
  const height = laid.height + (blocked ? 40 : 0);
  const first = laid.items.find((item) => item.kind === 'entry')?.id;
  return (
    <section
      className={classes.row}
      style={{ height }}
      aria-label={row.name}
      data-row={row.id}
      data-kind={row.kind}
    >
      <header className={classes.rowHead}>
        <EnvironmentBar kind={row.kind as 'uat'} />
        <div className={classes.rowWords}>
          <h2 className={classes.rowName}>
            {first ? (
              row.name
            ) : (
              <button
                type="button"
                className={classes.rowPlan}
                aria-label={t('newHere', { environment: row.name })}
                data-row-head={row.id}
                onClick={() => props.onPlan(row.code)}
              >
                {row.name}
              </button>
            )}
          </h2>
          <RowRuns running={row.running} />
          <p className={classes.rowFact}>{row.gated ? row.gating : t('openAnyTime')}</p>
          {laid.dense ? (
            <p className={classes.rowFact}>{t('booked', { count: countOf(plot) })}</p>
          ) : null}
        </div>
      </header>
      <div
        className={classes.track}
        style={{ width: scale.width }}
        onPointerDown={(event) => props.onPress(event, plot, laid)}
        data-track
      >
        {days.map(({ day, from, to }) => (
          <span
            key={day.date}
            className={classes.column}
            data-off={day.working ? undefined : true}
            style={{ left: x(from), width: x(to) - x(from) }}
          />
        ))}
        {props.maintenance ? <Bands bands={plot.maintenance} x={x} kind="maintenance" /> : null}
        <Bands bands={plot.freezes} x={x} kind="freeze" />
        {inSight.map((item) =>
          item.kind === 'freeze' ? (
            <FreezeLabel key={item.id} item={item} onOpen={props.onFreeze} />
          ) : (
            <EntryBar
              key={item.id}
              item={item}
              row={row}
              dense={laid.dense}
              selected={item.id === selected}
              current={cursor ? item.id === cursor : item.id === first}
              movable={canMove(item.plot.entry)}
              passed={passedOf(item.plot, props.now)}
              moving={moved?.plot?.entry.id === item.id}
            />
          ),
        )}
        {laid.foot !== null && seen ? (
          <LeftOut plot={plot} top={laid.foot} scale={scale} onAll={props.onAll} />
        ) : null}
        {props.slot && blocked ? (
          <FreeSlot
            slot={props.slot}
            blocked={blocked}
            scale={scale}
            height={height}
            onTake={() => props.slot && props.onTake(props.slot)}
          />
        ) : null}
        {moved ? (
          <MovingBox
            moved={moved}
            answer={props.answer}
            stale={props.stale}
            top={laid.items.find((item) => item.id === moved.plot?.entry.id)?.top ?? 8}
            scale={scale}
            days={days}
          />
        ) : null}
      </div>
    </section>
  );
});

/** What runs there, each product on a line of its own. */
function RowRuns({ running }: { running: string | null }) {
  const { t } = useTranslation('windows');
  const { shown, more } = runsOf(running);
  if (shown.length === 0) return <p className={classes.rowFact}>{t('runsUnknown')}</p>;
  return (
    <div title={running?.replaceAll(', ', '\n')}>
      {shown.map(({ product, release }) => (
        <p key={product} className={`${classes.rowFact} ${classes.rowRuns}`}>
          {product ? <span className={classes.cut}>{product}</span> : null}
          {product ? ' ' : null}
          <span>{release}</span>
        </p>
      ))}
      {more > 0 ? <p className={classes.rowFact}>{t('runsMore', { count: more })}</p> : null}
    </div>
  );
}

interface LeftOutProps {
  plot: PlotRow;
  top: number;
  scale: Scale;
  onAll: (date: string) => void;
}

/** How many more windows begin on each day than are drawn; leads to all of that day. */
function LeftOut({ plot, top, scale, onAll }: LeftOutProps) {
  const { t } = useTranslation('windows');
  return plot.leftOut.map(({ day: { day, from, to }, count }) => {
    const left = xOf(scale, from);
    const label = { count, day: day.label, environment: plot.row.name };
    return (
      <button
        key={day.date}
        type="button"
        className={classes.leftOut}
        style={{ top, left, width: xOf(scale, to) - left }}
        aria-label={t('moreInRow', label)}
        onClick={() => onAll(day.date)}
      >
        {t('moreOfDay', { count })}
      </button>
    );
  });
}

/** How much of a window's time has passed, in hundredths; the same while nothing shows of it. */
function passedOf({ entry, from, to }: PlotEntry, now: number): number {
  if (formOf(entry) !== 'running') return 0;
  return Math.round(100 * Math.min(1, Math.max(0, (now - from) / (to - from))));
}
