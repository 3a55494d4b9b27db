import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { drawn, follow, holdAt, pull } from './drag';
import type { Laid } from './model/lanes';
import type { Plot, PlotRow } from './model/plot';
import { atOf, type Scale } from './model/scale';
import { canMove } from './model/states';
import type { Moved, Moving } from './useMoving';

interface Dragged {
  plot: Plot;
  scale: Scale;
  moving: Moving;
  onOpen: (id: string) => void;
  setCursor: (id: string | null) => void;
}

type Press = PointerEvent<HTMLElement>;
/** Where a window comes to lie when the pointer has gone so many pixels, held over this row. */
type Place = (dx: number, over: PlotRow | undefined) => Moved;

/** Takes hold of windows, or of an empty part of a row to draw a new one. */
export function useDrag(given: Dragged) {
  const now = useRef(given);
  now.current = given;
  const [drag] = useState(() => new Drag(() => now.current));
  return drag;
}

class Drag {
  /** A press that pulled is no click on what it pulled. */
  private pulled = false;

  private readonly now: () => Dragged;

  constructor(now: () => Dragged) {
    this.now = now;
  }

  press = (event: Press, row: PlotRow, laid: Laid) => {
    this.pulled = false;
    if (event.button !== 0 || this.now().moving.saving) return;
    const target = event.target as HTMLElement;
    const entry = target.closest<HTMLElement>('[data-entry]');
    const place = entry
      ? this.pullOf(event, row, laid, entry.dataset.entry as string)
      : target.closest('button')
        ? null
        : this.drawOf(event, row);
    if (place) this.start(event, place);
  };

  click = (event: MouseEvent<HTMLElement>) => {
    const entry = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]');
    if (entry && !this.pulled) {
      const id = entry.dataset.entry as string;
      this.now().setCursor(id);
      this.now().onOpen(id);
    }
    this.pulled = false;
  };

  private pullOf(event: Press, row: PlotRow, laid: Laid, id: string): Place | null {
    const item = laid.items.find((one) => one.id === id);
    if (item?.kind !== 'entry' || !canMove(item.plot.entry)) return null;
    const { scale } = this.now();
    const track = event.currentTarget.getBoundingClientRect();
    const onBar = (event.target as HTMLElement).closest('[data-bar]') !== null;
    const hold = holdAt(event.clientX - track.left, item.left, item.width, onBar);
    return (dx, over) => {
      const by = (dx / scale.width) * (scale.to - scale.from);
      const held = hold === 'move' && over !== row ? over : undefined;
      return { plot: item.plot, row, ...pull(item.plot, hold, by), keys: false, over: held };
    };
  }

  private drawOf(event: Press, row: PlotRow): Place {
    const { scale } = this.now();
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return (dx) => ({
      plot: null,
      row,
      ...drawn(atOf(scale, x), atOf(scale, x + dx)),
      keys: false,
    });
  }

  private rowAt({ clientX, clientY }: { clientX: number; clientY: number }): PlotRow | undefined {
    const node = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-row]');
    return this.now().plot.rows.find((one) => one.row.id === node?.dataset.row);
  }

  private start(event: Press, place: Place) {
    let last: Moved | null = null;
    follow(event, {
      moved: (dx, at) => {
        const next = place(dx, this.rowAt(at));
        const same = last?.from === next.from && last.to === next.to;
        if (same && last?.over === next.over) return;
        last = next;
        this.now().moving.set(next);
      },
      done: (far) => {
        this.pulled = far;
        if (far && last) void this.now().moving.commit(last);
      },
      cancelled: () => {
        this.pulled = true;
        this.now().moving.set(null);
      },
    });
  }
}
