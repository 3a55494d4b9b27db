import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { focusEntry, placeAround, rowPlace } from './focusEntry';
import { findEntry, type Plot, type PlotEntry, type PlotRow } from './model/plot';
import { canMove } from './model/states';
import { afterKey } from './moveKeys';
import type { Moved, Moving } from './useMoving';

interface GridKeys {
  plot: Plot;
  cursor: string | null;
  setCursor: (id: string | null) => void;
  moving: Moving;
  box: RefObject<HTMLElement | null>;
}

/** The entry of a row that lies nearest in time. */
function nearest(entries: readonly PlotEntry[], at: number): PlotEntry | undefined {
  const far = (one: PlotEntry) => Math.abs(one.from - at);
  return entries.reduce<PlotEntry | undefined>(
    (best, one) => (best && far(best) <= far(one) ? best : one),
    undefined,
  );
}

/** Where an arrow leads: along the row, or to the nearest window of the next, or to its name. */
export function neighbour(plot: Plot, id: string, key: string): string | null {
  const here = findEntry(plot, id);
  const row = here?.row ?? plot.rows.find((one) => rowPlace(one.row.id) === id);
  if (!row) return null;
  const at = here ? row.entries.indexOf(here.entry) : -1;
  if (key === 'ArrowLeft') return row.entries[at - 1]?.entry.id ?? null;
  if (key === 'ArrowRight') return row.entries[at + 1]?.entry.id ?? null;
  const next = plot.rows[plot.rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
  if (!next) return null;
  const found = nearest(next.entries, here?.entry.from ?? plot.from);
  return found?.entry.id ?? rowPlace(next.row.id);
}

/** The keys of the grid: arrows go about, M and the brackets move what has the focus. */
export function useGridKeys(given: GridKeys) {
  const wanted = useRef<string | null>(null);
  const { box } = given;
  // The window may be drawn only after the cursor has come to it.
  useEffect(() => {
    if (wanted.current && box.current && focusEntry(wanted.current, box.current)) {
      wanted.current = null;
    }
  });
  const go = (id: string | null) => {
    if (!id) return;
    wanted.current = id;
    given.setCursor(id);
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    const id = placeAround(event.target);
    if (!id) return;
    if (id !== given.cursor) given.setCursor(id);
    if (moveByKey(event, id, given) || !event.key.startsWith('Arrow')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(neighbour(given.plot, id, event.key));
  };
}

/** Whether the key moved the window, or began or ended that. */
function moveByKey(event: KeyboardEvent, id: string, { plot, moving, box }: GridKeys): boolean {
  const moved = moving.moved?.keys ? moving.moved : null;
  const taken = () => {
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  if (moved) {
    const next = afterKey(moved, event, plot.days) ?? toRow(moved, event.key, plot);
    if (next) {
      moving.set(next);
      rowNode(box.current, next.row)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') void moving.commit(moved);
    else if (event.key === 'Escape') moving.set(null);
    else if (event.key !== 'Shift' && event.key !== 'Control') return false;
    return taken();
  }
  const begins = event.key.toLowerCase() === 'm' || '[]{}'.includes(event.key);
  if (!begins || event.ctrlKey || event.metaKey || event.altKey) return false;
  const here = findEntry(plot, id);
  if (!here || !canMove(here.entry.entry)) return false;
  const begun: Moved = {
    plot: here.entry,
    row: here.row,
    from: here.entry.from,
    to: here.entry.to,
    keys: true,
  };
  moving.set(afterKey(begun, event, plot.days) ?? begun);
  return taken();
}

/** One that is being drawn goes to the row above or below; a window that is booked stays in its own. */
function toRow(moved: Moved, key: string, plot: Plot): Moved | null {
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!by || moved.plot) return null;
  return { ...moved, row: plot.rows[plot.rows.indexOf(moved.row) + by] ?? moved.row };
}

function rowNode(box: HTMLElement | null, { row }: PlotRow): HTMLElement | undefined {
  const rows = box?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
  return [...rows].find((one) => one.dataset.row === row.id);
}
