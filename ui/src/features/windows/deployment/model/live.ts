import type { Live } from '../../../../bindings';

/** Where an open window stands at a moment; times in milliseconds since 1970. */
export interface Standing {
  now: number;
  end: number;
  /** The last moment at which a rollback still fits; null while its length is not known. */
  noReturn: number | null;
  /** Until the end; negative once it is past. */
  left: number;
  phase: 'running' | 'past_no_return' | 'overrun';
  /** Where the marks stand on the bar, from 0 to 100. */
  bar: { now: number; noReturn: number | null; end: number };
}

/** Paints what was read once; nothing is asked again while the clock runs. */
export function standingAt(live: Live, now: number): Standing {
  const opened = Date.parse(live.opened_at.at);
  const end = Date.parse(live.ends_at.at);
  const noReturn = live.no_return_at ? Date.parse(live.no_return_at.at) : null;
  const last = Math.max(end, now);
  const at = (moment: number) =>
    last === opened ? 100 : Math.min(100, Math.max(0, (100 * (moment - opened)) / (last - opened)));
  const past = noReturn !== null && now >= noReturn;
  return {
    now,
    end,
    noReturn,
    left: end - now,
    phase: now >= end ? 'overrun' : past ? 'past_no_return' : 'running',
    bar: { now: at(now), noReturn: noReturn === null ? null : at(noReturn), end: at(end) },
  };
}

/** The minutes left at which somebody who listens is told; not every tick. */
const SAID = [120, 60, 30, 15, 10, 5, 1];

/** The last of those marks that was reached; it changes only when there is something to say. */
export function saidMinutes(left: number): number | null {
  const minutes = left / 60_000;
  return SAID.findLast((mark) => minutes <= mark) ?? null;
}
