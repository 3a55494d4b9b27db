import { IconSnowflake } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './calendar.module.css';
import type { ItemWords } from './itemWords';
import { Item } from './MonthItem';
import type { MonthCell } from './model/month';
import { fitting } from './model/room';

/** What every day of a month is given alike. */
export interface DayProps {
  now: number;
  selected: string | null;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
  onDay: (date: string) => void;
  onAll: (date: string) => void;
}

interface CellProps extends DayProps {
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
  words: ItemWords;
}

/** A day of the month: its freezes, what begins on it as far as it fits, and how much more. */
export const Cell = memo(function Cell(props: CellProps) {
  const { cell, stop, first, beside, room, target, now, ...on } = props;
  const { selected, second, pulled, words, onOpen } = on;
  const { t } = useTranslation('windows');
  const { day, from, to } = cell.day;
  const { freezes, shown, more } = fitting(cell, room);
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
        title={words.dayKeys}
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
        <Item key={place(at)} item={item} {...{ selected, second, pulled, words, onOpen }} />
      ))}
      {more > 0 ? (
        <button type="button" className={classes.more} onClick={() => on.onAll(day.date)}>
          <span className={classes.heard}>{words.moreOf(more, day.label)}</span>
          <span aria-hidden>{words.more(more)}</span>
        </button>
      ) : null}
    </li>
  );
});

/** The key of what is drawn in a place, whatever comes into it. */
export const place = (at: number) => `place ${at}`;

/** The environments of a freeze, as long as they are few. */
function codes(all: string[]): string {
  return all.length > 2 ? `${all[0]} +${all.length - 1}` : all.join(' ');
}
