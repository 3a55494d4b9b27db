/** A day on which a window also is, or is not, as the form holds it. */
export interface OneDay {
  /** Stable while rows are added and removed. */
  key: string;
  /** `YYYY-MM-DD`; empty until one is chosen. */
  day: string;
  /** `HH:MM` where it is another than the window's own start, which it follows else. */
  time: string;
}

let made = 0;

/** A row in which no day has been chosen yet. */
export function freshDay(): OneDay {
  made += 1;
  return { key: `new-${Date.now()}-${made}`, day: '', time: '' };
}

/** The rows of what is kept, `YYYY-MM-DDTHH:MM` each, for a window that begins at `startTime`. */
export function daysOf(dates: readonly string[], startTime: string): OneDay[] {
  return dates.map((date) => {
    const [day = '', clock = ''] = date.split('T');
    const time = clock.slice(0, 5);
    return { key: date, day, time: time === startTime ? '' : time };
  });
}

/** What is kept of the rows: each moment once, in order; a row without its day says nothing. */
export function datesOf(days: readonly OneDay[], startTime: string): string[] {
  const dates = days.filter((one) => one.day).map((one) => `${one.day}T${one.time || startTime}`);
  return [...new Set(dates)].toSorted();
}
