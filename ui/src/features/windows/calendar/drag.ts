import { QUARTER, snap } from './model/clock';

/** Which part of a window was taken hold of. */
export type Hold = 'move' | 'start' | 'end';

export interface Span {
  from: number;
  to: number;
}

/** Pixels from an end of the bar within which the end is meant, and the shortest bar with ends. */
const REACH = 6;
const LEAST = 16;

/** What a press at `x` takes hold of, for a bar from `left` of that width. */
export function holdAt(x: number, left: number, width: number, onBar: boolean): Hold {
  if (!onBar || width < LEAST) return 'move';
  if (Math.abs(x - (left + width)) <= REACH) return 'end';
  return Math.abs(x - left) <= REACH ? 'start' : 'move';
}

/** Where a window comes to lie when it is pulled by `by` milliseconds; never shorter than a quarter. */
export function pull({ from, to }: Span, hold: Hold, by: number): Span {
  if (hold === 'move') {
    const start = snap(from + by);
    return { from: start, to: start + (to - from) };
  }
  if (hold === 'end') return { from, to: Math.max(from + QUARTER, snap(to + by)) };
  return { from: Math.min(to - QUARTER, snap(from + by)), to };
}

/** The span drawn from one instant to another, in quarters. */
export function drawn(begun: number, now: number): Span {
  const [first, last] = [Math.min(begun, now), Math.max(begun, now)];
  const from = Math.floor(first / QUARTER) * QUARTER;
  return { from, to: Math.max(from + QUARTER, Math.ceil(last / QUARTER) * QUARTER) };
}

/** Follows the pointer until it is let go; `cancelled` when Esc was pressed or the window lost it. */
export function follow(
  down: { clientX: number; clientY: number },
  heard: {
    moved: (dx: number, at: { clientX: number; clientY: number }) => void;
    done: (moved: boolean) => void;
    cancelled: () => void;
  },
) {
  let far = false;
  const move = (event: globalThis.PointerEvent) => {
    const dx = event.clientX - down.clientX;
    far ||= Math.abs(dx) > 4 || Math.abs(event.clientY - down.clientY) > 12;
    if (far) heard.moved(dx, event);
  };
  const stop = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', lost);
    window.removeEventListener('keydown', press, true);
  };
  const up = () => {
    stop();
    heard.done(far);
  };
  const lost = () => {
    stop();
    heard.cancelled();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    lost();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', lost);
  window.addEventListener('keydown', press, true);
}
