import type { Increment, ReleaseSummary } from '@/bindings';

const DAY = 86_400_000;
const stampOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The span that is drawn, in whole days; the last day counts in full. */
export interface Span {
  start: string;
  end: string;
}

/** Where a day lies in the span, from 0 to 1; clamped to its edges. */
export function share(span: Span, day: string): number {
  const length = stampOf(span.end) + DAY - stampOf(span.start);
  if (length <= 0) return 0;
  return Math.min(1, Math.max(0, (stampOf(day) - stampOf(span.start)) / length));
}

/** The first day of every other week, as the ticks of the picture. */
export function ticks(span: Span): string[] {
  const days: string[] = [];
  for (let at = stampOf(span.start); at <= stampOf(span.end); at += 14 * DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The day that `at` (RFC 3339) is in a zone. */
export function dayIn(zone: string, at: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));
}

/** A freeze of the increment: from its day up to and with `end`. */
export interface Freeze extends Span {
  kind: 'feature' | 'bugfix';
}

/** The freezes of an increment; the feature freeze gives way to the stricter one. */
export function freezesOf(increment: Increment | undefined): Freeze[] {
  if (!increment) return [];
  const { feature_freeze: feature, bugfix_freeze: bugfix, end } = increment;
  const freezes: Freeze[] = [];
  if (feature) freezes.push({ kind: 'feature', start: feature, end: bugfix ?? end });
  if (bugfix) freezes.push({ kind: 'bugfix', start: bugfix, end });
  return freezes;
}

/** A release with the day it shall be in Production. */
export interface Dated {
  release: ReleaseSummary;
  day: string;
}

const GONE = ['rejected', 'superseded'];

/** The releases of an increment by target day, and how many of them have none. */
export function datedReleases(releases: readonly ReleaseSummary[], label: string, span: Span) {
  const mine = releases.filter((one) => {
    if (GONE.includes(one.state)) return false;
    const day = one.target?.local.slice(0, 10);
    return one.pi === label || (day !== undefined && day >= span.start && day <= span.end);
  });
  const dated: Dated[] = mine
    .flatMap((release) =>
      release.target ? [{ release, day: release.target.local.slice(0, 10) }] : [],
    )
    .sort((a, b) => a.day.localeCompare(b.day));
  return { dated, undated: mine.length - dated.length };
}
