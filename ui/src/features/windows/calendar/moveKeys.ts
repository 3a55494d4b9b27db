import { MINUTE, QUARTER, shiftDays } from './model/clock';
import type { PlotDay } from './model/plot';
import type { Moved } from './useMoving';

interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a window lies after a key, or null when the key is none of those that move it. */
export function afterKey(moved: Moved, event: Pressed, days: readonly PlotDay[]): Moved | null {
  const by = event.shiftKey ? 60 * MINUTE : QUARTER;
  const { from, to } = moved;
  const end = { '[': -QUARTER, ']': QUARTER, '{': -60 * MINUTE, '}': 60 * MINUTE }[event.key];
  if (end) return { ...moved, to: Math.max(from + QUARTER, to + end) };
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way) return null;
  const start = event.ctrlKey || event.metaKey ? shiftDays(days, from, way) : from + way * by;
  return { ...moved, from: start, to: start + (to - from) };
}
