/**
 * The language and place by whose rules dates, times and numbers are written, whatever the machine
 * is set to: a window in one language that shows its dates in another is read twice.
 */
export const LOCALE = 'en-GB';

/** `2026-11-23` as `Mon 23 Nov 2026`. A day has no zone, so none is shown and none is applied. */
export function formatDay(day: string, year = true): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options }).format(date);
  const text = `${part({ weekday: 'short' })} ${date.getUTCDate()} ${shortMonth(date)}`;
  return year ? `${text} ${date.getUTCFullYear()}` : text;
}

const walls = new Map<string, Intl.DateTimeFormat>();

/** An instant on the wall clock of a zone, `2026-11-24T08:05`; empty for what is no instant. */
export function wallOf(at: string | number | Date, zone: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return '';
  let wall = walls.get(zone);
  if (!wall) {
    wall = new Intl.DateTimeFormat(LOCALE, {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    walls.set(zone, wall);
  }
  const parts = wall.formatToParts(instant);
  // Put together by name: how a language orders and divides them differs from one engine to the next.
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** `2026-11-24T08:05` as `Tue 24 Nov, 08:05`. */
export function formatWall(wall: string): string {
  return `${formatDay(wall.slice(0, 10), false)}, ${wall.slice(11, 16)}`;
}

/** `2026-11-23` as `23 Nov`. */
export function formatShortDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : `${date.getUTCDate()} ${shortMonth(date)}`;
}

// ICU writes "Sept" in British English; three letters line up in a column.
function shortMonth(date: Date): string {
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return names[date.getUTCMonth()] ?? '';
}

/** `1395` as `1,395`. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value);
}

/** Bytes as `1.4 MB`. */
export function formatBytes(bytes: number): string {
  // In letters as the others: ICU writes "11 byte", and "0 byte" for none.
  if (bytes < 1000) return `${formatNumber(bytes)} B`;
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

/** How long ago `at` was, seen from `now`, such as `2 min ago`; both RFC 3339. */
export function formatAge(at: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 60_000));
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto', style: 'short' });
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`;
  return `${Math.round(minutes / 1440)} d ago`;
}

/** How long it is until `at`, seen from `now`, such as `in 5 h`; both RFC 3339. */
export function formatAhead(at: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(at) - Date.parse(now)) / 60_000));
  if (minutes < 1) return 'now';
  if (minutes < 60) return `in ${minutes} min`;
  if (minutes < 48 * 60) return `in ${Math.round(minutes / 60)} h`;
  return `in ${Math.round(minutes / 1440)} d`;
}

/** A language's tag, such as `en`, by its name; one that is no tag stands as it is. */
export function formatLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(LOCALE, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
