const LANGUAGE = 'en-GB';

/** `2026-11-23` as `Mon 23 Nov 2026`. A day has no zone, so none is shown and none is applied. */
export function formatDay(day: string, year = true): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LANGUAGE, { timeZone: 'UTC', ...options }).format(date);
  const text = `${part({ weekday: 'short' })} ${date.getUTCDate()} ${shortMonth(date)}`;
  return year ? `${text} ${date.getUTCFullYear()}` : text;
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
  return new Intl.NumberFormat(LANGUAGE).format(value);
}

/** Bytes as `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(LANGUAGE, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(value);
}

/** How long ago `at` was, seen from `now`, such as `2 min ago`; both RFC 3339. */
export function formatAge(at: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(at)) / 60_000));
  const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto', style: 'short' });
  if (minutes < 1) return relative.format(0, 'second');
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`;
  return `${Math.round(minutes / 1440)} d ago`;
}

/** A language's tag, such as `en`, by its name; one that is no tag stands as it is. */
export function formatLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(LANGUAGE, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
