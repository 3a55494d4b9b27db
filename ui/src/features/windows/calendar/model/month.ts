import type { Plot, PlotBand, PlotDay, PlotEntry, PlotRow } from './plot';

/** What begins or goes on in an environment on a day. */
export interface MonthItem {
  plot: PlotEntry;
  row: PlotRow;
}

/** A day of the month with what it shows. */
export interface MonthCell {
  day: PlotDay;
  items: MonthItem[];
  /** How many more there are on this day. */
  leftOut: number;
  /** In lanes: a freeze keeps its lane over a week; null where a lane is empty on this day. */
  freezes: (MonthFreeze | null)[];
}

/** A freeze with the environments that it keeps shut. */
export interface MonthFreeze {
  plot: PlotBand;
  rows: PlotRow[];
}

const WEEK = 7;

const months = new WeakMap<Plot, MonthCell[]>();

/** The days of a month with their entries, by the ladder, then by start; once an answer. */
export function monthOf(plot: Plot): MonthCell[] {
  const known = months.get(plot);
  if (known) return known;
  const cells = plot.days.map(
    (day): MonthCell => ({
      day,
      items: [],
      leftOut: 0,
      freezes: [],
    }),
  );
  const cellOf = new Map(cells.map((cell) => [cell.day, cell]));
  for (const row of plot.rows) {
    for (const one of row.entries) {
      // A window belongs to the day it begins on; one that began before is shown on the first day.
      const at = Math.max(0, dayOf(plot.days, one.from));
      cells[at]?.items.push({ plot: one, row });
    }
    for (const { day, count } of row.leftOut) {
      const cell = cellOf.get(day);
      if (cell) cell.leftOut += count;
    }
  }
  for (const freeze of freezesOf(plot)) {
    for (let week = 0; week < cells.length; week += WEEK) {
      layFreeze(cells.slice(week, week + WEEK), freeze);
    }
  }
  months.set(plot, cells);
  return cells;
}

/** Each freeze once, by its start, with the rows it lies in. */
function freezesOf({ rows }: Plot): MonthFreeze[] {
  const all = new Map<PlotBand['band'], MonthFreeze>();
  for (const row of rows) {
    for (const plot of row.freezes) {
      const known = all.get(plot.band);
      if (known) known.rows.push(row);
      else all.set(plot.band, { plot, rows: [row] });
    }
  }
  return [...all.values()].toSorted((a, b) => a.plot.from - b.plot.from);
}

/** Puts a freeze into the first lane that is empty on all its days of this week. */
function layFreeze(week: MonthCell[], freeze: MonthFreeze) {
  const { from, to } = freeze.plot;
  const its = week.filter(({ day }) => from < day.to && to > day.from);
  let lane = 0;
  while (its.some((cell) => cell.freezes[lane])) lane += 1;
  for (const cell of its) {
    while (cell.freezes.length < lane) cell.freezes.push(null);
    cell.freezes[lane] = freeze;
  }
}

/** The day an instant lies on, found by halves; -1 before the first. */
function dayOf(days: readonly PlotDay[], at: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as PlotDay).from <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
