import { useElementSize } from '@mantine/hooks';
import { IconSnowflake } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint, StateGlyph } from '@/components';
import classes from './calendar.module.css';
import { MoveWords, toneOf } from './MovingBox';
import { type MonthCell, type MonthItem, monthOf } from './model/month';
import type { Plot } from './model/plot';
import { secondHours } from './model/second';
import { canMove, formOf, STATE_MARKS } from './model/states';
import { useMonthDays } from './useMonthDays';
import { type Spot, useMonthMove } from './useMonthMove';
import type { Moving } from './useMoving';
import { useSecondZone } from './wishes';

interface MonthGridProps {
  plot: Plot;
  /** Month in front, `YYYY-MM`; days beside it are quiet. */
  month: string;
  now: number;
  selected: string | null;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
  onDay: (date: string) => void;
  onAll: (date: string) => void;
  moving: Moving;
  cursor: string | null;
  setCursor: (place: string) => void;
  /** Plans a window on a day. */
  onPlanDay: (date: string) => void;
  /** Shows the month of a day. */
  onTurn: (date: string) => void;
}

const LINE = 20;
const DAY_HEAD = 24;
const MOST_FREEZES = 2;

/** A month: days with what begins on them, as much as fits, and how much more there is. */
export function MonthGrid(props: MonthGridProps) {
  const { plot, month, moving, cursor, setCursor, onPlanDay, onTurn, ...rest } = props;
  const { t } = useTranslation('windows');
  const { ref, height } = useElementSize<HTMLUListElement>();
  const cells = monthOf(plot);
  const weeks = Math.max(1, Math.ceil(cells.length / 7));
  const room = (height > 0 ? height : 640) / weeks;
  const move = useMonthMove(plot, moving);
  const walk = useMonthDays({
    days: plot.days,
    month,
    now: rest.now,
    cursor,
    setCursor,
    onPlan: onPlanDay,
    onTurn,
  });
  const { moved, answer, stale } = moving;
  const tone = moved ? toneOf(moved, answer, stale) : null;
  const second = useSecondZone();
  return (
    <div className={classes.month} data-month={month}>
      <div className={classes.weekdays} aria-hidden>
        {cells.slice(0, 7).map(({ day }) => (
          <span key={day.day.date}>{day.day.label.split(' ')[0]}</span>
        ))}
      </div>
      <ul
        ref={ref}
        onPointerDown={move.down}
        onClickCapture={move.click}
        onKeyDown={(event) => {
          move.press(event);
          if (!event.defaultPrevented) walk.press(event);
        }}
        onFocus={walk.focus}
        className={classes.cells}
        aria-label={t('agenda')}
        style={{ gridTemplateRows: `repeat(${weeks}, minmax(92px, 1fr))` }}
      >
        {cells.map((cell, at) => (
          <Cell
            // A place stays the same place when another month comes into it.
            key={place(at)}
            cell={cell}
            first={at % 7 === 0}
            beside={!cell.day.day.date.startsWith(month)}
            room={room}
            second={second}
            stop={cell.day.day.date === walk.stop}
            target={moved && moved.from >= cell.day.from && moved.from < cell.day.to ? tone : null}
            pulled={moved?.plot?.entry.id ?? null}
            {...rest}
          />
        ))}
      </ul>
      {moved && tone ? (
        <div
          className={`${classes.float} ${classes.monthFloat}`}
          style={within(move.spot)}
          data-tone={tone}
        >
          <MoveWords {...{ moved, answer, stale }} days={plot.days} />
          {moved.keys ? <DayHelp /> : null}
        </div>
      ) : null}
    </div>
  );
}

const FLOAT = 300;

/** Beside the pointer, but not out of the window. */
function within({ x, y }: Spot): CSSProperties {
  return {
    left: Math.min(x, window.innerWidth - FLOAT - 8),
    top: Math.min(y, window.innerHeight - 88),
  };
}

function DayHelp() {
  const { t } = useTranslation('windows');
  return (
    <p className={classes.moveHelp}>
      <KeyHint keys={['← →']} label={t('movingKeys.days')} />
      <KeyHint keys={['↑ ↓']} label={t('movingKeys.weeks')} />
      <KeyHint keys={['Enter']} label={t('movingKeys.commit')} />
      <KeyHint keys={['Esc']} label={t('movingKeys.cancel')} />
    </p>
  );
}

interface CellProps
  extends Pick<MonthGridProps, 'now' | 'selected' | 'onOpen' | 'onFreeze' | 'onDay' | 'onAll'> {
  cell: MonthCell;
  /** The one that Tab reaches. */
  stop: boolean;
  /** It begins a week. */
  first: boolean;
  beside: boolean;
  room: number;
  /** The zone read beside the first. */
  second: string | null;
  /** What the engine says, where a window is held over this day. */
  target: string | null;
  /** The window that is being moved. */
  pulled: string | null;
}

const Cell = memo(function Cell(props: CellProps) {
  const { cell, stop, first, beside, room, target, now, ...on } = props;
  const { t } = useTranslation('windows');
  const { day, from, to } = cell.day;
  const freezes = cell.freezes.slice(0, MOST_FREEZES);
  const fit = Math.max(1, Math.floor((room - DAY_HEAD - 4) / LINE) - freezes.length);
  const all = cell.items.length + cell.leftOut;
  const shown = all > fit ? cell.items.slice(0, Math.max(0, fit - 1)) : cell.items;
  const more = all - shown.length;
  return (
    <li
      className={classes.cell}
      data-day={day.date}
      data-target={target ?? undefined}
      data-beside={beside || undefined}
      data-off={day.working ? undefined : true}
      data-today={(now >= from && now < to) || undefined}
    >
      <button
        type="button"
        className={classes.cellDay}
        tabIndex={stop ? 0 : -1}
        title={t('dayKeys')}
        aria-keyshortcuts="Enter N D"
        data-cell-day={day.date}
        onClick={() => on.onDay(day.date)}
      >
        {day.label.split(' ')[1]}
        {day.holiday ? <span className={classes.holiday}>{day.holiday}</span> : null}
      </button>
      {freezes.map((freeze, lane) => {
        if (!freeze) return <span key={place(lane)} className={classes.noStrip} />;
        const { plot, rows } = freeze;
        const begins = first || plot.from >= from;
        return (
          <button
            key={plot.band.window_id}
            type="button"
            className={classes.strip}
            data-soft={plot.band.hard ? undefined : true}
            tabIndex={begins ? 0 : -1}
            title={`${plot.band.reason}, ${plot.band.label}`}
            onClick={() => on.onFreeze(plot.band.window_id)}
          >
            <span className={classes.heard}>
              {`${t(plot.band.hard ? 'hardFreeze' : 'softFreeze')}: ${plot.band.reason}, ${plot.band.label}`}
            </span>
            {begins ? (
              <span className={classes.stripWords} aria-hidden>
                <IconSnowflake size={12} stroke={2} />
                <b>{codes(rows.map((row) => row.row.code))}</b>
                <span className={classes.cut}>
                  {plot.band.reason}
                  {plot.band.hard ? null : ` · ${t('soft')}`}
                </span>
              </span>
            ) : null}
          </button>
        );
      })}
      {shown.map((item, at) => (
        <Item key={place(at)} item={item} {...on} />
      ))}
      {more > 0 ? (
        <button type="button" className={classes.more} onClick={() => on.onAll(day.date)}>
          <span className={classes.heard}>{t('moreLabel', { count: more, day: day.label })}</span>
          <span aria-hidden>{t('moreOfDay', { count: more })}</span>
        </button>
      ) : null}
    </li>
  );
});

const place = (at: number) => `place ${at}`;

/** The environments of a freeze, as long as they are few. */
function codes(all: string[]): string {
  return all.length > 2 ? `${all[0]} +${all.length - 1}` : all.join(' ');
}

interface ItemProps {
  item: MonthItem;
  selected: string | null;
  second: string | null;
  pulled: string | null;
  onOpen: (id: string) => void;
}

/** A window in a line. Hundreds stand in a month, so each is few nodes: its name is its label. */
function Item({ item, selected, second, pulled, onOpen }: ItemProps) {
  const { t } = useTranslation('windows');
  const { entry, from, to } = item.plot;
  const there = second ? secondHours(from, to, second) : '';
  const { row } = item.row;
  const blocked = formOf(entry) === 'blocked';
  const word = blocked ? t('blocked') : t(`state.${entry.state}`);
  const again = entry.needs_confirming ? `, ${t('confirmAgain')}` : '';
  const time = /\d\d:\d\d/.exec(entry.hours)?.[0] ?? '';
  const label = {
    title: entry.title,
    environment: row.name,
    hours: entry.hours,
    state: word + again,
  };
  return (
    <button
      type="button"
      className={classes.item}
      aria-label={`${time} ${t('entry', label)}`}
      data-kind={row.kind}
      aria-current={entry.id === selected || undefined}
      title={[row.name, entry.hours, there, label.state].filter(Boolean).join(', ')}
      data-entry={entry.id}
      data-movable={canMove(entry) || undefined}
      data-moving={entry.id === pulled || undefined}
      onClick={() => onOpen(entry.id)}
    >
      <span className={classes.itemTime}>{time}</span>{' '}
      <span className={classes.cut}>{entry.title}</span>
      <StateGlyph mark={blocked ? 'blocked' : STATE_MARKS[entry.state]} size={13} />
    </button>
  );
}
