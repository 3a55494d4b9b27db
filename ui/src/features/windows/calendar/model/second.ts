import { LOCALE } from '@/i18n/format';

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  });
  clocks.set(zone, clock);
  return clock;
}

function read(at: number, zone: string) {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    weekday: part('weekday'),
    // ICU writes "Sept" in British English; the host writes three letters.
    date: `${part('weekday')} ${part('day')} ${part('month').slice(0, 3)}`,
    time: `${part('hour')}:${part('minute')}`,
    offset: part('timeZoneName').replace('GMT', 'UTC').replace('-', '−'),
  };
}

/**
 * A window on the clock of a second zone, such as `Mon 23 Nov, 23:00 – Tue 03:00 UTC+2`; with both
 * offsets where that clock changes in between. Only to be read beside the host's own words.
 */
export function secondHours(from: number, to: number, zone: string): string {
  const [start, end] = [read(from, zone), read(to, zone)];
  const long = to - from > 6 * 86_400_000;
  const day = start.date === end.date ? '' : `${long ? `${end.date},` : end.weekday} `;
  const zoned = start.offset === end.offset ? '' : ` ${start.offset}`;
  return `${start.date}, ${start.time}${zoned} – ${day}${end.time} ${end.offset}`;
}
