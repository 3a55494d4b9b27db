import { useElementSize } from '@mantine/hooks';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { GlyphShapes, KeyHint, type Mark } from '@/components';
import classes from './calendar.module.css';
import { useItemWords } from './itemWords';
import { Cell, type DayProps, place } from './MonthDay';
import { MoveWords, toneOf } from './MovingBox';
import { monthOf } from './model/month';
import type { Plot } from './model/plot';
import { LEAST_DAY } from './model/room';
import { STATE_MARKS } from './model/states';
import { useMonthDays } from './useMonthDays';
import { type Spot, useMonthMove } from './useMonthMove';
import type { Moving } from './useMoving';
import { useSecondZone } from './wishes';

interface MonthGridProps extends DayProps {
  plot: Plot;
  /** Month in front, `YYYY-MM`; days beside it are quiet. */
  month: string;
  moving: Moving;
  cursor: string | null;
  setCursor: (place: string) => void;
  /** Plans a window on a day. */
  onPlanDay: (date: string) => void;
  /** Shows the month of a day. */
  onTurn: (date: string) => void;
}

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
  const words = useItemWords();
  return (
    <div className={classes.month} data-month={month}>
      <GlyphShapes marks={SHAPES} within="[data-month]" />
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
        style={{ gridTemplateRows: `repeat(${weeks}, minmax(${LEAST_DAY}px, 1fr))` }}
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
            words={words}
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

/** The icons that stand in a month. */
const SHAPES: readonly Mark[] = [...new Set<Mark>([...Object.values(STATE_MARKS), 'blocked'])];

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
