/** A place at which the text holds both what was written here and what a newer version says. */
export interface Clash {
  /** The line of its first mark, from 1. */
  line: number;
  /** The version that says the other lines. */
  version: number;
  /** Where it begins and ends in the text, marks and line ends included. */
  from: number;
  to: number;
  mine: string;
  theirs: string;
}

/** Which lines stay. */
export type Stays = 'mine' | 'theirs' | 'both';

const MINE = '<<<<<<< my draft';
const BETWEEN = '======= or';
const THEIRS = /^>>>>>>> version (\d+)\s*$/;

/** The places at which a choice is to be made; marks of other tools are text. */
export function clashesOf(text: string): Clash[] {
  // Most texts hold none, and a long one is not taken apart for that.
  if (!text.includes(MINE)) return [];
  const found: Clash[] = [];
  let open: { line: number; from: number; mine: number; half: number; theirs: number } | null =
    null;
  let at = 0;
  text.split('\n').forEach((line, index, all) => {
    const next = at + line.length + (index < all.length - 1 ? 1 : 0);
    const bare = line.trimEnd();
    const version = THEIRS.exec(bare)?.[1];
    if (bare === MINE) open = { line: index + 1, from: at, mine: next, half: 0, theirs: 0 };
    else if (bare === BETWEEN && open) open = { ...open, half: at, theirs: next };
    else if (version && open && open.theirs > 0) {
      const { line: first, from } = open;
      const mine = text.slice(open.mine, open.half);
      const theirs = text.slice(open.theirs, at);
      found.push({ line: first, version: Number(version), from, to: next, mine, theirs });
      open = null;
    }
    at = next;
  });
  return found;
}

/** What stands there once it is chosen. */
export const chosen = ({ mine, theirs }: Clash, stays: Stays) =>
  stays === 'both' ? mine + theirs : stays === 'mine' ? mine : theirs;
