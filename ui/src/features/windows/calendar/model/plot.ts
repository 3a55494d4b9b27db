import type { Band, CalendarDay, CalendarEntry, CalendarRow, CalendarView } from '@/bindings';

/** An entry with its instants in milliseconds. */
export interface PlotEntry {
  entry: CalendarEntry;
  from: number;
  to: number;
}

export interface PlotBand {
  band: Band;
  from: number;
  to: number;
}

/** A day with the instants of its hours; it may have 23 or 25 of them. */
export interface PlotDay {
  day: CalendarDay;
  from: number;
  to: number;
  ticks: { at: number; label: string }[];
}

/** How many windows of a day are not among the entries. */
export interface PlotLeftOut {
  day: PlotDay;
  count: number;
}

/** An environment with what lies in its row, by start. */
export interface PlotRow {
  row: CalendarRow;
  entries: PlotEntry[];
  /** By day. */
  leftOut: PlotLeftOut[];
  freezes: PlotBand[];
  maintenance: PlotBand[];
}

/** An answer made ready to be drawn. */
export interface Plot {
  from: number;
  to: number;
  days: PlotDay[];
  second: PlotDay[];
  rows: PlotRow[];
}

const plots = new WeakMap<CalendarView, Plot>();

/** Reads the instants of an answer, once an answer. */
export function plotOf(view: CalendarView): Plot {
  const known = plots.get(view);
  if (known) return known;
  const days = view.days.map(plotDay);
  const plot = {
    from: days[0]?.from ?? 0,
    to: days.at(-1)?.to ?? 1,
    days,
    second: view.second?.days.map(plotDay) ?? [],
    rows: plotRows(view, days),
  };
  plots.set(view, plot);
  return plot;
}

function plotDay(day: CalendarDay): PlotDay {
  return {
    day,
    from: Date.parse(day.start),
    to: Date.parse(day.end),
    ticks: day.ticks.map((tick) => ({ at: Date.parse(tick.at), label: tick.label })),
  };
}

function plotRows(view: CalendarView, days: readonly PlotDay[]): PlotRow[] {
  const rows = view.rows.map((row) => ({
    row,
    entries: [] as PlotEntry[],
    leftOut: [] as PlotLeftOut[],
    freezes: [] as PlotBand[],
    maintenance: [] as PlotBand[],
  }));
  const byId = new Map(rows.map((one) => [one.row.id, one]));
  for (const entry of view.entries) {
    const plot = { entry, from: Date.parse(entry.start), to: Date.parse(entry.end) };
    byId.get(entry.environment_id)?.entries.push(plot);
  }
  const byDate = new Map(days.map((one) => [one.day.date, one]));
  for (const { date, environment_id, count } of view.left_out) {
    const day = byDate.get(date);
    if (day) byId.get(environment_id)?.leftOut.push({ day, count });
  }
  for (const band of view.bands) {
    const plot = { band, from: Date.parse(band.start), to: Date.parse(band.end) };
    const ids = band.environment_ids.length > 0 ? band.environment_ids : byId.keys();
    for (const id of ids) {
      const row = byId.get(id);
      (band.kind === 'freeze' ? row?.freezes : row?.maintenance)?.push(plot);
    }
  }
  return rows;
}

/** How many windows a row has, those that are not drawn among them. */
export function countOf({ entries, leftOut }: PlotRow): number {
  return leftOut.reduce((all, { count }) => all + count, entries.length);
}

/** An entry of the answer and the row it lies in. */
export function findEntry(plot: Plot, id: string): { entry: PlotEntry; row: PlotRow } | null {
  for (const row of plot.rows) {
    const entry = row.entries.find((one) => one.entry.id === id);
    if (entry) return { entry, row };
  }
  return null;
}
