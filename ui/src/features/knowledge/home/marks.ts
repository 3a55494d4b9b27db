/** A part of a snippet: words, found or around them. */
export interface SnippetPart {
  text: string;
  found: boolean;
}

/** Reads a snippet in which found words stand in `[` and `]`; a bracket without its other is text. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let rest = 0;
  for (const match of snippet.matchAll(/\[([^[\]]*)\]/g)) {
    if (match.index > rest) parts.push({ text: snippet.slice(rest, match.index), found: false });
    if (match[1]) parts.push({ text: match[1], found: true });
    rest = match.index + match[0].length;
  }
  if (rest < snippet.length) parts.push({ text: snippet.slice(rest), found: false });
  return parts;
}
