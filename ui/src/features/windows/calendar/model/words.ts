/** A freeze's two ends without years and zone: the head of the calendar says both. */
export function shortSpan(label: string): string {
  return label.replace(/ \d{4}(?=,)/g, '').replace(/ (?!\d\d:)\S+(?: \(UTC[^)]*\))?$/, '');
}

/** What runs somewhere: a product and the release of it; without its name where there is but one. */
export interface Runs {
  product: string;
  release: string;
}

/** As many as stand in the head of a row under each other. */
const MOST_RUNS = 3;

/** `Mojaloop 17.1.0 r1, Payment Manager 4.3.0 r0` product by product, and how many are left out. */
export function runsOf(running: string | null): { shown: Runs[]; more: number } {
  const all = (running ?? '').split(', ').filter(Boolean).map(runOf);
  const shown = all.length > MOST_RUNS ? all.slice(0, MOST_RUNS - 1) : all;
  return { shown, more: all.length - shown.length };
}

function runOf(words: string): Runs {
  const [, product = '', release = words] = /^(.+) (\S+ r\d+)$/.exec(words) ?? [];
  return { product, release };
}

/** Hours without their day, which the column says already; with both days when there are two. */
export function shortHours(hours: string): string {
  const [, rest] = /^\p{L}+ (\d\d:\d\d – \d\d:\d\d)$/u.exec(hours) ?? [];
  return rest ?? hours;
}
