/** A line of one of two texts, or of both. */
export interface Step {
  side: 'both' | 'old' | 'new';
  text: string;
}

/** Pairs of lines that are looked at; beyond it, what differs is taken as a whole. */
const MOST = 4_000_000;

/** Two texts line by line: the longest run of lines that both have, by the table of the textbooks. */
export function steps(old: readonly string[], fresh: readonly string[]): Step[] {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const both = (lines: readonly string[]): Step[] => lines.map((text) => ({ side: 'both', text }));
  return [
    ...both(old.slice(0, head)),
    ...inner(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...both(old.slice(old.length - tail)),
  ];
}

function inner(old: readonly string[], fresh: readonly string[]): Step[] {
  const width = fresh.length + 1;
  if ((old.length + 1) * width > MOST)
    return [
      ...old.map((text): Step => ({ side: 'old', text })),
      ...fresh.map((text): Step => ({ side: 'new', text })),
    ];
  const table = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = fresh.length - 1; column >= 0; column -= 1)
      table[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const out: Step[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < fresh.length) {
    const [was, is] = [old[row], fresh[column]];
    if (was !== undefined && was === is) {
      out.push({ side: 'both', text: was });
      row += 1;
      column += 1;
    } else if (
      was !== undefined &&
      (is === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      out.push({ side: 'old', text: was });
      row += 1;
    } else {
      out.push({ side: 'new', text: is ?? '' });
      column += 1;
    }
  }
  return out;
}
