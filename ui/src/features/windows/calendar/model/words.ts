/** A freeze's two ends without years and zone: the head of the calendar says both. */
export function shortSpan(label: string): string {
  return label.replace(/ \d{4}(?=,)/g, '').replace(/ \S+ \(UTC[^)]*\)$/, '');
}

/** Hours without their day, which the column says already; with both days when there are two. */
export function shortHours(hours: string): string {
  const [, rest] = /^\p{L}+ (\d\d:\d\d – \d\d:\d\d)$/u.exec(hours) ?? [];
  return rest ?? hours;
}
