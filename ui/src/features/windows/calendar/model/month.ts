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
  freezes: { plot: PlotBand; rows: PlotRow[] }[];
}

const months = new WeakMap<Plot, MonthCell[]>();

/** The days of a month with their entries, by the ladder, then by start; once an answer. */
export function monthOf(plot: Plot): MonthCell[] {
  const known = months.get(plot);
  if (known) return known;
  const cells = plot.days.map((day): MonthCell => ({ day, items: [], freezes: [] }));
  for (const row of plot.rows) {
    for (const one of row.entries) {
      // A window belongs to the day it begins on; one that began before is shown on the first day.
      const at = Math.max(0, dayOf(plot.days, one.from));
      cells[at]?.items.push({ plot: one, row });
    }
    for (const one of row.freezes) addFreeze(cells, one, row);
  }
  months.set(plot, cells);
  return cells;
}

function addFreeze(cells: MonthCell[], plot: PlotBand, row: PlotRow) {
  for (const cell of cells) {
    if (plot.from >= cell.day.to || plot.to <= cell.day.from) continue;
    const same = cell.freezes.find((one) => one.plot.band === plot.band);
    if (same) same.rows.push(row);
    else cell.freezes.push({ plot, rows: [row] });
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
