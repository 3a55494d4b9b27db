import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { keyIsTaken } from '@/shell/keys';
import { dayOf, dayPlace, focusEntry, placeAround } from './focusEntry';
import type { PlotDay } from './model/plot';
import { plusDays } from './model/range';

interface MonthDays {
  days: readonly PlotDay[];
  /** Month in front, `YYYY-MM`. */
  month: string;
  now: number;
  cursor: string | null;
  setCursor: (place: string) => void;
  onPlan: (date: string) => void;
  /** Shows the month of a day that is not among those shown. */
  onTurn: (date: string) => void;
}

const BY_KEY: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Goes about the days of a month by arrows, and plans on one by Enter. */
export function useMonthDays(given: MonthDays) {
  const now = useRef(given);
  now.current = given;
  const wanted = useRef<string | null>(null);
  // A day of another month is drawn only after that has been read.
  useEffect(() => {
    if (wanted.current && focusEntry(wanted.current)) wanted.current = null;
  });
  const stop = stopOf(given);

  // Where nothing has the focus, an arrow begins the walk; J and K go through the windows.
  useEffect(() => {
    const begin = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || !(event.key in BY_KEY) || keyIsTaken(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const first = stopOf(now.current);
      if (first && focusEntry(dayPlace(first))) event.preventDefault();
    };
    window.addEventListener('keydown', begin, true);
    return () => window.removeEventListener('keydown', begin, true);
  }, []);

  const focus = (event: FocusEvent<HTMLElement>) => {
    const place = placeAround(event.target);
    if (place && place !== given.cursor) given.setCursor(place);
  };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const date = dayOf(placeAround(event.target) ?? null);
    if (!date || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      given.onPlan(date);
      return;
    }
    const by = BY_KEY[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = plusDays(date, by);
    wanted.current = dayPlace(next);
    given.setCursor(dayPlace(next));
    if (!given.days.some(({ day }) => day.date === next)) given.onTurn(next);
  };
  return { stop, focus, press };
}

/** The day that Tab reaches: where the walk stands, or today, or the first of the month. */
function stopOf({ days, month, now, cursor }: MonthDays): string | null {
  const here = dayOf(cursor);
  const dates = days.map(({ day }) => day.date);
  if (here && dates.includes(here)) return here;
  const today = days.find(({ from, to }) => now >= from && now < to)?.day.date;
  return today ?? dates.find((date) => date.startsWith(month)) ?? null;
}
