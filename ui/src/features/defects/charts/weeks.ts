const WEEK = 7 * 24 * 3_600_000;
/** More than the host counts back; a date that is wrong draws no endless row. */
const MOST = 60;

/** Every Monday from the first of these to the last, so that a week with nothing is seen as one. */
export function everyWeek(mondays: readonly string[]): string[] {
  const known = [...new Set(mondays)].toSorted();
  const [first, last] = [known[0], known.at(-1)].map((day) => Date.parse(`${day}T00:00:00Z`));
  if (first === undefined || last === undefined || !((last - first) / WEEK < MOST)) return known;
  const all = Array.from({ length: Math.round((last - first) / WEEK) + 1 }, (_, at) =>
    new Date(first + at * WEEK).toISOString().slice(0, 10),
  );
  return all;
}
