import { useMemo } from 'react';
import type { ArticleComment, DiffPart, KnowledgeDiff } from '@/bindings';
import { type OneLine, oneLines, type SideLine, sideLines } from './lines';

/** What a comparison draws: a line, what is said of all of it, or front matter folded away. */
export type Item =
  | { key: string; folded: number }
  | { key: string; all: true }
  | { key: string; side: SideLine }
  | { key: string; one: OneLine };

/** The row of an item; null for what is no line. */
export function rowOf(item: Item): number | null {
  if ('side' in item) return item.side.at;
  return 'one' in item ? item.one.at : null;
}

/** The line of the newer text that an item's comments are about; 0 for all of it. */
export function lineOf(item: Item): number | null {
  if ('all' in item) return 0;
  if ('side' in item) return item.side.row.right;
  return 'one' in item ? item.one.right : null;
}

export function useItems(
  diff: Pick<KnowledgeDiff, 'rows'>,
  mode: 'side' | 'one',
  folded: number,
  all: boolean,
): readonly Item[] {
  return useMemo(() => {
    const out: Item[] = all ? [{ key: 'all', all: true }] : [];
    if (folded > 0) out.push({ key: 'front', folded });
    const rest = sideLines(diff.rows).slice(folded);
    const shown: Item[] =
      mode === 'side'
        ? rest.map((side) => ({ key: `${side.at}`, side }))
        : oneLines(rest).map((one) => ({ key: `${one.at} ${one.kind}`, one }));
    return [...out, ...shown];
  }, [diff, mode, folded, all]);
}

/** Comments by the line they are about. */
export function byLine(comments: readonly ArticleComment[]): Map<number, ArticleComment[]> {
  const lines = new Map<number, ArticleComment[]>();
  for (const one of comments) lines.set(one.line, [...(lines.get(one.line) ?? []), one]);
  return lines;
}

/** Whether something is said of a line that would be folded away. */
export const saidWithin = (comments: readonly ArticleComment[], folded: number) =>
  comments.some((one) => one.line > 0 && one.line <= folded);

/** Heights and widths as diff.module.css gives them, in pixels. */
const ROW = 18;
const PAD = 4;
const LETTER = 6.7;
const BESIDE = { side: 86, one: 134 };
const OTHER = 30;

const lengthOf = (parts: readonly DiffPart[]) =>
  parts.reduce((sum, part) => sum + part.text.length, 0);

/**
 * How high a line will be. Each one that is guessed wrong has all below it placed again, which a
 * long document would feel while it scrolls.
 */
export function heightOf(item: Item, width: number): number {
  if (!('side' in item || 'one' in item)) return OTHER;
  const room = 'side' in item ? width / 2 - BESIDE.side : width - BESIDE.one;
  const letters =
    'side' in item
      ? Math.max(lengthOf(item.side.row.before), lengthOf(item.side.row.after))
      : lengthOf(item.one.parts);
  return PAD + ROW * Math.max(1, Math.ceil((letters * LETTER) / Math.max(room, 80)));
}
