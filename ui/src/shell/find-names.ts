import type { Named } from '@/bindings';

/** A name ready to be looked at: lower case is made once, not at each key. */
interface Read {
  named: Named;
  title: string;
  also: string;
}

/** The names of the desk, to be found in without asking. */
export interface NameBook {
  names: readonly Read[];
  charts: ReadonlySet<string>;
}

export function readNames(names: readonly Named[]): NameBook {
  return {
    names: names.map((named) => ({
      named,
      title: named.title.toLowerCase(),
      also: named.also.toLowerCase(),
    })),
    charts: new Set(names.filter((one) => one.kind === 'chart').map((one) => one.title)),
  };
}

/**
 * Those that hold every word somewhere: of each kind those first whose title begins with the words,
 * then those whose title holds them, and no more than `most`. A version is the same with and without
 * its `v`. The host finds by the same rule (overview/names.rs); one table of cases holds both to it.
 */
export function findNames(book: NameBook, query: string, most: number): Named[] {
  const whole = query.trim().toLowerCase();
  const words = whole.split(/\s+/).filter(Boolean).map(withoutV);
  const bare = words.join(' ');
  if (words.length === 0) return [];
  const kinds = new Map<string, Named[][]>();
  for (const { named, title, also } of book.names) {
    if (!words.every((word) => title.includes(word) || also.includes(word))) continue;
    const at = title.includes(whole) ? title.indexOf(whole) : title.indexOf(bare);
    const rank = at === 0 ? 0 : at > 0 ? 1 : 2;
    let ranks = kinds.get(named.kind);
    if (!ranks) {
      ranks = [[], [], []];
      kinds.set(named.kind, ranks);
    }
    ranks[rank]?.push(named);
  }
  return [...kinds.values()].flatMap((ranks) => ranks.flat().slice(0, most));
}

/** `v15.1.0` is called `15.1.0` by others; what holds the one holds the other. */
const withoutV = (word: string) => word.replace(/^v(?=\d)/, '');

/** Versions of a chart are many and lie with the host: whether these words may mean some. */
export function meansVersions(book: NameBook, query: string): boolean {
  const [, name = 'mojaloop', version = ''] =
    /^(?:(.*) )?(\S+)$/s.exec(query.trim().toLowerCase()) ?? [];
  return /^v?\d/.test(version) && book.charts.has(name.trim());
}
