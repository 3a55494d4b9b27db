import { LOCALE, wallOf } from '@/i18n/format';

/** How much of the calendar is shown. */
export const VIEWS = ['day', 'week', 'month', 'list', 'year'] as const;
/** Beside those to choose from, all of one day as a list, to which a crowded day leads. */
export type View = (typeof VIEWS)[number] | 'dayList';

/** Days from the first to the last, inclusive, `YYYY-MM-DD`. A day has no zone. */
export interface Range {
  from: string;
  to: string;
}

const DAY = 86_400_000;
/** Weeks an agenda reaches ahead. */
const AGENDA = 4;

const read = (date: string) => new Date(`${date}T00:00:00Z`);
const write = (date: Date) => date.toISOString().slice(0, 10);

/** The day so many days later. */
export function plusDays(date: string, days: number): string {
  return write(new Date(read(date).getTime() + days * DAY));
}

/** Monday of the day's week. */
export function monday(date: string): string {
  return plusDays(date, -((read(date).getUTCDay() + 6) % 7));
}

function month(date: string, offset: number, day: number): string {
  const at = read(date);
  return write(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offset, day)));
}

/** What a view of a day asks for; a month is asked for in whole weeks. */
export function rangeOf(view: View, date: string): Range {
  if (view === 'day' || view === 'dayList') return { from: date, to: date };
  if (view === 'week') return { from: monday(date), to: plusDays(monday(date), 6) };
  if (view === 'list') return { from: monday(date), to: plusDays(monday(date), AGENDA * 7 - 1) };
  if (view === 'year')
    return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  return { from: monday(month(date, 0, 1)), to: plusDays(monday(month(date, 1, 0)), 6) };
}

/** The day to which the arrows lead: the same view, once before or after. */
export function step(view: View, date: string, by: 1 | -1): string {
  if (view === 'day' || view === 'dayList') return plusDays(date, by);
  if (view === 'week') return plusDays(date, by * 7);
  if (view === 'list') return plusDays(date, by * 7 * AGENDA);
  if (view === 'year') return `${Number(date.slice(0, 4)) + by}-01-01`;
  return month(date, by, 1);
}

/** Number of the ISO week. */
export function weekNumber(date: string): number {
  const thursday = plusDays(monday(date), 3);
  const first = monday(`${thursday.slice(0, 4)}-01-04`);
  return 1 + Math.round((read(monday(date)).getTime() - read(first).getTime()) / (7 * DAY));
}

const words = (date: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options }).format(read(date));

/** The days shown in words, such as `23 – 29 November 2026`. */
export function rangeWords(view: View, date: string): string {
  const { from, to } = rangeOf(view, date);
  if (view === 'year') return date.slice(0, 4);
  if (view === 'month') return words(date, { month: 'long', year: 'numeric' });
  const last = words(to, { day: 'numeric', month: 'long', year: 'numeric' });
  if (from === to) return `${words(date, { weekday: 'long' })} ${last}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} – ${last}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const first = words(from, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return `${first} – ${last}`;
}

/**
 * The day it is somewhere. Only which days to ask for first follows from it: every instant and
 * every label on the calendar comes with the answer.
 */
export function dayIn(at: string, zone: string): string {
  return wallOf(at, zone).slice(0, 10);
}
