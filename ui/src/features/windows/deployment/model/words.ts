import type { WallTime } from '../../../../bindings';
import { formatDay, LOCALE } from '../../../../i18n/format';

/** `155` as `2 h 35 min`. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''];
  return parts.filter(Boolean).join(' ');
}

/**
 * Minutes of what was typed: `4h`, `3 h 30`, `3:30`, `90 min`, or minutes alone; null when it is
 * none of these or nothing.
 */
export function parseMinutes(text: string): number | null {
  const typed = text.trim().toLowerCase();
  const found =
    /^(?:(\d{1,4})\s*(?:h|hours?|:)\s*)?(?:(\d{1,5})\s*(?:m|min|minutes?)?)?$/.exec(typed) ?? [];
  const [, hours, minutes] = found;
  if (hours === undefined && minutes === undefined) return null;
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return total > 0 ? total : null;
}

/** What the zone is called there, such as `WAT (UTC+1)`: what follows the hour in the label. */
function zoneWords(time: WallTime): string {
  return time.label.split(/\d\d:\d\d /)[1] ?? time.zone;
}

const clock = (time: WallTime) => time.local.slice(11, 16);

/** A window as `Sat 28 Nov 2026, 22:00 – Sun 02:00 WAT (UTC+1)`; both zones where they differ. */
export function windowWords(start: WallTime, end: WallTime): string {
  const [from, to] = [start.local.slice(0, 10), end.local.slice(0, 10)];
  const day = Date.parse(to) - Date.parse(from);
  const lastDay = formatDay(to, false);
  const until = day === 0 ? '' : day === 86_400_000 ? `${lastDay.split(' ')[0]} ` : `${lastDay}, `;
  const [zone, last] = [zoneWords(start), zoneWords(end)];
  const first = zone === last ? clock(start) : `${clock(start)} ${zone}`;
  return `${formatDay(from)}, ${first} – ${until}${clock(end)} ${last}`;
}

/** A span as a clock shows it, `2:05:09`, or `05:09` under an hour. */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** An instant on the clock of a window's zone, `22:31:05` and `WAT (UTC+1)`. */
export function clockAt(at: number, { start, end }: { start: WallTime; end: WallTime }) {
  const parts = new Intl.DateTimeFormat(LOCALE, {
    timeZone: start.zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'shortOffset',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', 'UTC');
  // Clocks may change within the window: the zone is called as at the end that has this offset.
  const zone = [start, end].map(zoneWords).find((words) => words.includes(`(${offset})`));
  const time = `${part('hour')}:${part('minute')}:${part('second')}`;
  return { time, zone: zone ?? offset };
}
