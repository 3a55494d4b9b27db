/** Hours without their day, which the column says already; with both days when there are two. */
export function shortHours(hours: string): string {
  const [, rest] = /^\p{L}+ (\d\d:\d\d – \d\d:\d\d)$/u.exec(hours) ?? [];
  return rest ?? hours;
}
