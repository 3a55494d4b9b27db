import { rowPlace } from '../focusEntry';
import { MINUTE } from './clock';
import { findEntry, type Plot, type PlotRow } from './plot';

const HOUR = 60 * MINUTE;
/** How long a window is at first, where none beside it says so. */
const LENGTH = 4 * HOUR;

export interface NewSlot {
  row: PlotRow;
  from: number;
  to: number;
}

/**
 * Where a new window stands for who draws it by keys: right after the window that has the focus and
 * as long as that, or at the next full hour of a row without windows; never in what is past of the
 * days shown.
 */
export function newSlot(plot: Plot, cursor: string | null, now: number): NewSlot | null {
  const here = cursor ? findEntry(plot, cursor) : null;
  const row = here?.row ?? plot.rows.find((one) => rowPlace(one.row.id) === cursor);
  if (!row) return null;
  const next = Math.ceil(now / HOUR) * HOUR;
  const first = next < plot.to ? Math.max(plot.from, next) : plot.from;
  const from = here ? Math.max(here.entry.to, first) : first;
  return { row, from, to: from + (here ? here.entry.to - here.entry.from : LENGTH) };
}

/** The first place of a row: its first window, or its name. */
export function firstPlace({ rows }: Plot): string | null {
  const [row] = rows;
  return row ? (row.entries[0]?.entry.id ?? rowPlace(row.row.id)) : null;
}
