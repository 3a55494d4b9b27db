import { drawWhole } from './pieces';

/** What the core begins the ids of headings with. */
const PREFIX = 'article-';

let wanted: { path: string; heading: string } | null = null;

/** Has the article at this path opened at a heading, once its text is there. */
export function intendHeading(path: string, heading: string) {
  wanted = heading ? { path, heading } : null;
}

/** The heading at which this path was asked for; asked for once. */
export function takeHeading(path: string): string | null {
  if (wanted?.path !== path) return null;
  const { heading } = wanted;
  wanted = null;
  return heading;
}

/** Brings a heading or a footnote into sight; names are as authors write them, ids as the core does. */
export function jumpTo(box: Element | null, name: string) {
  drawWhole(box);
  const ids = [name, PREFIX + name, PREFIX + name.toLowerCase()];
  const named = [...(box?.querySelectorAll('[id]') ?? [])];
  const found = ids.map((id) => named.find((one) => one.id === id)).find(Boolean);
  found?.scrollIntoView({ block: 'start' });
}

/** Id under which a file of an article stands beside it. */
export const fileId = (id: string) => `article-file.${id}`;
