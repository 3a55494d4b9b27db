import { useLocation } from 'wouter';
import { planWindowPath } from '../deployment/paths';
import { useNow } from '../useNow';
import { dayOf, focusEntry, rowPlace } from './focusEntry';
import { MINUTE } from './model/clock';
import { firstPlace, newSlot } from './model/newSlot';
import { findEntry, type Plot } from './model/plot';
import type { View } from './model/range';
import type { Moving } from './useMoving';

interface Shown {
  plot: Plot | null;
  view: View;
  cursor: string | null;
  setCursor: (place: string) => void;
  moving: Moving;
}

/** The ways to a new window: its form, begun with where the cursor is, or drawn by keys before that. */
export function useNewWindow({ plot, view, cursor, setCursor, moving }: Shown) {
  const [, go] = useLocation();
  const now = useNow(60_000);
  const hasRows = view === 'day' || view === 'week';

  const start = () => {
    const date = view === 'month' ? dayOf(cursor) : null;
    if (date) return { start: date };
    if (!plot || !cursor) return {};
    const slot = hasRows ? newSlot(plot, cursor, now) : null;
    if (!slot) return { env: rowOf(plot, cursor)?.row.code };
    const { row, from, to } = slot;
    const minutes = (to - from) / MINUTE;
    return { env: row.row.code, start: new Date(from).toISOString(), minutes };
  };

  const plan = () => {
    // What is being drawn is taken as it lies.
    if (moving.moved && !moving.moved.plot) void moving.commit(moving.moved);
    else go(planWindowPath(start()));
  };

  const draw = () => {
    const place = plot && (rowOf(plot, cursor) ? cursor : firstPlace(plot));
    const slot = plot && place ? newSlot(plot, place, now) : null;
    if (!place || !slot || moving.saving) return;
    setCursor(place);
    moving.set({ plot: null, ...slot, keys: true });
    // Drawn in the next frame, when it was out of sight.
    requestAnimationFrame(() => focusEntry(place));
  };

  return {
    plan,
    draw: hasRows ? draw : null,
    planIn: (env: string) => go(planWindowPath({ env })),
    planDay: (date: string) => go(planWindowPath({ start: date })),
  };
}

/** The row the cursor stands in. */
function rowOf(plot: Plot, cursor: string | null) {
  if (!cursor) return undefined;
  const found = findEntry(plot, cursor)?.row;
  return found ?? plot.rows.find((one) => rowPlace(one.row.id) === cursor);
}
