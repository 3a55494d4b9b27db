import { Fragment } from 'react';
import classes from './Palette.module.css';

/** Text with the words typed marked by colour and weight. */
export function Marked({ text, query }: { text: string; query: string }) {
  return markedParts(text, query).map(({ from, part, hit }) =>
    hit ? (
      <mark key={from} className={classes.hit}>
        {part}
      </mark>
    ) : (
      <Fragment key={from}>{part}</Fragment>
    ),
  );
}

/** Cuts `text` into parts, those that match a word of `query` told apart. */
export function markedParts(text: string, query: string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  const parts: { from: number; part: string; hit: boolean }[] = [];
  let from = 0;
  while (from < text.length) {
    const next = words
      .map((word) => ({ at: lower.indexOf(word, from), word }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
    const at = next?.at ?? text.length;
    if (at > from) parts.push({ from, part: text.slice(from, at), hit: false });
    if (!next) break;
    const end = next.at + next.word.length;
    parts.push({ from: next.at, part: text.slice(next.at, end), hit: true });
    from = end;
  }
  return parts;
}
