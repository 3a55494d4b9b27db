/*
 * Scrolling in step: the headings of the text and those of its picture are the same in the same
 * order, so what lies between two of them lies between two there, in proportion.
 */

/** Lines, from 1, on which a heading stands: `#` and text underlined with `=` or `-`, outside code. */
export function headingLines(text: string): number[] {
  const found: number[] = [];
  const lines = text.split('\n');
  let fence = '';
  let line = 0;
  if (lines[0] === '---') {
    const close = lines.findIndex((one, at) => at > 0 && one.trimEnd() === '---');
    line = close < 0 ? 0 : close + 1;
  }
  for (; line < lines.length; line += 1) {
    const own = (lines[line] ?? '').trim();
    const mark = /^(`{3,}|~{3,})/.exec(own)?.[1];
    if (mark) {
      if (!fence) fence = mark;
      else if (mark.startsWith(fence)) fence = '';
      continue;
    }
    if (fence) continue;
    if (/^#{1,6}(\s+\S|$)/.test(own)) found.push(line + 1);
    else if (/^(=+|-{2,})$/.test(own) && /^[^\s>|*<-]/.test(lines[line - 1] ?? ''))
      found.push(line);
  }
  return found;
}

/** Where `at` in one list of heights lies in another, both rising and of one length. */
export function between(at: number, from: readonly number[], to: readonly number[]): number {
  const upper = from.findIndex((mark) => mark > at);
  if (upper === 0) return to[0] ?? 0;
  const low = (upper < 0 ? from.length : upper) - 1;
  const [a = 0, b = from[low] ?? 0] = [from[low], from[low + 1]];
  const [c = 0, d = to[low] ?? 0] = [to[low], to[low + 1]];
  return b > a ? c + ((at - a) / (b - a)) * (d - c) : c;
}
