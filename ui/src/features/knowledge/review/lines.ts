import type { DiffPart, DiffRow } from '@/bindings';

/** How a line of Markdown is drawn. */
export type Face = 'text' | 'heading' | 'code' | 'front';

/** A line of a comparison with how each of its sides is drawn. */
export interface SideLine {
  at: number;
  row: DiffRow;
  before: Face;
  after: Face;
}

const textOf = (parts: readonly DiffPart[]) => parts.map((part) => part.text).join('');

/** Walks down one side of a comparison and says how each of its lines is drawn. */
function faces() {
  let [line, fenced, front] = [0, false, false];
  return (text: string): Face => {
    line += 1;
    if (line === 1 && text === '---') front = true;
    else if (front && text === '---') {
      front = false;
      return 'front';
    }
    if (front) return 'front';
    if (/^\s*(```|~~~)/.test(text)) {
      fenced = !fenced;
      return 'code';
    }
    if (fenced) return 'code';
    return /^#{1,6} /.test(text) ? 'heading' : 'text';
  };
}

export function sideLines(rows: readonly DiffRow[]): SideLine[] {
  const [left, right] = [faces(), faces()];
  return rows.map((row, at) => ({
    at,
    row,
    before: row.left === null ? 'text' : left(textOf(row.before)),
    after: row.right === null ? 'text' : right(textOf(row.after)),
  }));
}

/** A line of both texts drawn in one. */
export interface OneLine {
  /** Place of its row. */
  at: number;
  kind: 'same' | 'added' | 'removed';
  left: number | null;
  right: number | null;
  parts: readonly DiffPart[];
  face: Face;
}

/** Both texts in one: of each place that differs, what went and then what came. */
export function oneLines(lines: readonly SideLine[]): OneLine[] {
  const out: OneLine[] = [];
  let came: OneLine[] = [];
  for (const { at, row, before, after } of lines) {
    const { left, right } = row;
    if (row.kind === 'same') {
      // Not spread into one call: a new document may be longer than a call's arguments.
      for (const one of came) out.push(one);
      out.push({ at, kind: 'same', left, right, parts: row.after, face: after });
      came = [];
      continue;
    }
    if (left !== null)
      out.push({ at, kind: 'removed', left, right: null, parts: row.before, face: before });
    if (right !== null)
      came.push({ at, kind: 'added', left: null, right, parts: row.after, face: after });
  }
  return [...out, ...came];
}

/** Where each place that differs begins. */
export function changeStarts(rows: readonly DiffRow[]): number[] {
  return rows.flatMap((row, at) =>
    row.kind !== 'same' && (at === 0 || rows[at - 1]?.kind === 'same') ? [at] : [],
  );
}

/** The place to step to from a row; it stays at the last one of its way. */
export function nextChange(starts: readonly number[], from: number | null, by: 1 | -1) {
  if (from === null) return starts[0] ?? null;
  const next = by > 0 ? starts.find((at) => at > from) : starts.findLast((at) => at < from);
  return next ?? from;
}

/** The line of the newer text a comment at a row is about: a line that went has its neighbour's. */
export function lineAt(rows: readonly DiffRow[], at: number | null): number {
  if (at === null) return 0;
  const here = rows.slice(at).find((row) => row.right !== null);
  return here?.right ?? rows.slice(0, at).findLast((row) => row.right !== null)?.right ?? 0;
}

/** How many lines at the head are front matter that did not change; few are not worth folding. */
export function foldedFront(lines: readonly SideLine[]): number {
  const end = lines.findIndex((line) => line.after !== 'front' || line.row.kind !== 'same');
  const count = Math.max(0, end);
  return count > 3 ? count : 0;
}
