import type { ShowCalendar } from '@/bindings';
import type { MonthCell } from './month';
import type { View } from './range';

const LINE = 20;
const DAY_HEAD = 24;
/** A month has five or six weeks; in one of four its days show no more. */
const WEEKS = 5;
/** Entries are asked for by so many, so that a slightly larger window asks for the same. */
const STEP = 4;
/** In the lanes of a week and of a day: as many as a row holds and is still looked through. */
const IN_WEEK = 12;
const IN_DAY = 60;

/** Freezes of a day that are drawn; more of them would leave no line for what runs. */
const MOST_FREEZES = 2;

/** A day of the month is never lower: its number, two freezes and a line find room. */
export const LEAST_DAY = 92;

/** What a day of the month shows in the room it has, and how much more there is, freezes included. */
export function fitting({ freezes, items, leftOut }: MonthCell, room: number) {
  const lines = Math.floor((Math.max(room, LEAST_DAY) - DAY_HEAD - 4) / LINE);
  const lanes = freezes.slice(0, MOST_FREEZES);
  const hidden = freezes.slice(MOST_FREEZES).filter((one) => one !== null).length;
  const fit = Math.max(1, lines - lanes.length);
  const all = items.length + leftOut;
  // The last line says how much more there is.
  const shown = all > fit || hidden > 0 ? items.slice(0, Math.max(0, fit - 1)) : items;
  return { freezes: lanes, shown, more: all - shown.length + hidden };
}

type Room = Pick<ShowCalendar, 'most_of_day' | 'most_of_row'>;

/**
 * How many windows find room on a day. Those beyond are counted by the host, not read: a month may
 * hold ten thousand. A list shows all there are.
 */
export function roomOf(view: View, height: number): Room {
  if (view === 'month') {
    const lines = (height / WEEKS - DAY_HEAD) / LINE;
    return { most_of_day: Math.max(2, Math.ceil(lines / STEP)) * STEP };
  }
  if (view === 'week') return { most_of_row: IN_WEEK };
  if (view === 'day') return { most_of_row: IN_DAY };
  // A year shows its freezes.
  return view === 'year' ? { most_of_day: 0 } : {};
}
