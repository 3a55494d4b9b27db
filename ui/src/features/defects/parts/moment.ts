import type { Stamp } from '@/bindings';

/**
 * A moment as people say it beside text: `today, 15:20 WAT`, or `Fri 20 Nov, 11:10 WAT`. The whole,
 * with its year and offset, belongs into the title.
 */
export function momentWords(stamp: Stamp, now: Stamp | undefined, today: string): string {
  const [day = '', time = ''] = stamp.label.replace(/ \([^)]*\)$/, '').split(', ');
  if (!time) return stamp.label;
  if (now?.label.startsWith(`${day},`)) return `${today}, ${time}`;
  const year = now?.label.match(/ (\d{4}),/)?.[1];
  return `${year && day.endsWith(year) ? day.slice(0, -5) : day}, ${time}`;
}
