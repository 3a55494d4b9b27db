import type { PlotDay } from './plot';

/* The wall clock between the instants the host gave: midnight, 06, 12, 18 and the next midnight. */

export const MINUTE = 60_000;
export const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;

interface Mark {
  at: number;
  hour: number;
}

function marks(day: PlotDay): Mark[] {
  const hours = day.ticks.map(({ at, label }) => ({ at, hour: Number(label) }));
  return [{ at: day.from, hour: 0 }, ...hours, { at: day.to, hour: 24 }];
}

/** The two marks around an instant or an hour. */
function around(all: Mark[], fits: (next: Mark) => boolean): [Mark, Mark] | null {
  const after = all.findIndex((mark, index) => index > 0 && fits(mark));
  const [from, to] = [all[after - 1], all[after]];
  return from && to ? [from, to] : null;
}

/** The nearest quarter of an hour; every zone's offset is a multiple of it. */
export function snap(at: number): number {
  return Math.round(at / QUARTER) * QUARTER;
}

export function dayAt(days: readonly PlotDay[], at: number): PlotDay | undefined {
  return days.find((day) => at >= day.from && at < day.to);
}

/**
 * What a clock shows at an instant, such as `Tue 24, 22:15`; null where the hours between two marks
 * are not as many as the clock says, as when it is put back: there only the host knows.
 */
export function clockAt(days: readonly PlotDay[], at: number): string | null {
  const day = dayAt(days, at);
  const pair = day ? around(marks(day), (mark) => at < mark.at) : null;
  if (!day || !pair || pair[1].at - pair[0].at !== (pair[1].hour - pair[0].hour) * HOUR)
    return null;
  const minutes = pair[0].hour * 60 + Math.round((at - pair[0].at) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.day.label}, ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The same wall clock so many days on, also across a change of the clock; a plain shift beyond. */
export function shiftDays(days: readonly PlotDay[], at: number, by: number): number {
  const index = days.findIndex((day) => at >= day.from && at < day.to);
  const [day, target] = [days[index], days[index + by]];
  const plain = at + by * 24 * HOUR;
  if (!day || !target) return plain;
  const pair = around(marks(day), (mark) => at < mark.at);
  if (!pair) return plain;
  const [from, to] = pair;
  const hour = from.hour + ((at - from.at) / (to.at - from.at)) * (to.hour - from.hour);
  const there = around(marks(target), (mark) => hour < mark.hour);
  if (!there) return plain;
  const [first, last] = there;
  return snap(first.at + ((hour - first.hour) / (last.hour - first.hour)) * (last.at - first.at));
}
