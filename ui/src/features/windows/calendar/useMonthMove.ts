import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { follow } from './drag';
import { QUARTER, shiftDays } from './model/clock';
import { findEntry, type Plot, type PlotDay } from './model/plot';
import { canMove } from './model/states';
import type { Moved, Moving } from './useMoving';

/** Where the answer is shown, in pixels of the window. */
export interface Spot {
  x: number;
  y: number;
}

const BY_KEY = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 } as const;

/** Moves the windows of a month to other days, each at its own hour: pulled, or by keys after M. */
export function useMonthMove(plot: Plot, moving: Moving) {
  const [spot, setSpot] = useState<Spot>({ x: 0, y: 0 });
  const now = useRef({ plot, moving });
  now.current = { plot, moving };
  // A press that pulled is no click on what it pulled.
  const pulled = useRef(false);

  const down = (event: PointerEvent<HTMLElement>) => {
    pulled.current = false;
    const begun = event.button === 0 ? begin(plot, idOf(event.target), false) : null;
    if (!begun || moving.saving) return;
    let last: Moved | null = null;
    follow(event, {
      moved: (_, { clientX: x, clientY: y }) => {
        setSpot({ x: x + 14, y: y + 18 });
        const day = dayUnder(now.current.plot.days, x, y);
        const next = day ? onDay(now.current.plot, begun, day) : last;
        if (!next || (last && last.from === next.from)) return;
        last = next;
        now.current.moving.set(next);
      },
      done: (far) => {
        pulled.current = far;
        if (far && last) void now.current.moving.commit(last);
      },
      cancelled: () => {
        pulled.current = true;
        now.current.moving.set(null);
      },
    });
  };

  const click = (event: MouseEvent<HTMLElement>) => {
    if (!pulled.current) return;
    pulled.current = false;
    event.preventDefault();
    event.stopPropagation();
  };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { moved } = moving;
    const next = moved?.keys
      ? byKey(plot, moved, event.key)
      : event.key.toLowerCase() === 'm'
        ? begin(plot, idOf(event.target), true)
        : undefined;
    if (next === undefined || (next === null && !moved)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && moved) void moving.commit(moved);
    else moving.set(next);
    const box = (event.target as HTMLElement).getBoundingClientRect();
    setSpot({ x: box.left, y: box.bottom + 6 });
  };
  return { spot, down, click, press };
}

function idOf(target: EventTarget): string | undefined {
  return (target as HTMLElement).closest<HTMLElement>('[data-entry]')?.dataset.entry;
}

function begin(plot: Plot, id: string | undefined, keys: boolean): Moved | null {
  const found = id ? findEntry(plot, id) : null;
  if (!found || !canMove(found.entry.entry)) return null;
  const { from, to } = found.entry;
  return { plot: found.entry, row: found.row, from, to, keys };
}

/** Where a key leads, null where the move ends, undefined for any other key. */
function byKey(plot: Plot, moved: Moved, key: string): Moved | null | undefined {
  if (key === 'Escape') return null;
  if (key === 'Enter') return moved;
  const by = BY_KEY[key as keyof typeof BY_KEY];
  return by ? shifted(plot, moved, by) : undefined;
}

function shifted(plot: Plot, moved: Moved, days: number): Moved {
  const from = shiftDays(plot.days, moved.from, days);
  return { ...moved, from, to: from + (moved.to - moved.from) };
}

function dayUnder(days: readonly PlotDay[], x: number, y: number): PlotDay | undefined {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]');
  return days.find((one) => one.day.date === cell?.dataset.day);
}

/** The window on another day at its own hour. */
function onDay(plot: Plot, begun: Moved, day: PlotDay): Moved {
  const index = (at: number) => plot.days.findIndex((one) => at >= one.from && at < one.to);
  const here = index(begun.from);
  if (here >= 0) return shifted(plot, begun, plot.days.indexOf(day) - here);
  // It begins before the first day that is shown: whole days lie between.
  const days = Math.round((day.from - begun.from) / (96 * QUARTER));
  return shifted(plot, begun, days);
}
