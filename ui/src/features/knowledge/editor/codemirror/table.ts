/*
 * Tables as lines of text, GitHub's kind: a head, a line of dashes that says how each column is
 * aligned, and rows. A bar after a backslash belongs to its cell.
 */

export type Align = '' | 'left' | 'center' | 'right';

export interface Table {
  /** The head first; every row is as long as the head. */
  rows: string[][];
  aligns: Align[];
}

/** The cells of a line, without the blanks around each. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let escaped = false;
  for (const c of line.trim()) {
    if (c === '|' && !escaped) {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
    escaped = c === '\\' && !escaped;
  }
  cells.push(cell.trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '' && cells.length > 1) cells.pop();
  return cells;
}

const isRule = (line: string) =>
  line.includes('-') && line.includes('|') && cellsOf(line).every((one) => /^:?-+:?$/.test(one));

function alignOf(cell: string): Align {
  const [left, right] = [cell.startsWith(':'), cell.endsWith(':')];
  if (left && right) return 'center';
  return right ? 'right' : left ? 'left' : '';
}

/** The lines of the table that a line is in: the first, and the one after the last; null for none. */
export function tableAround(lines: readonly string[], at: number): [number, number] | null {
  const is = (line: number) => (lines[line] ?? '').includes('|');
  if (!is(at)) return null;
  let first = at;
  while (is(first - 1)) first -= 1;
  let end = at + 1;
  while (is(end)) end += 1;
  return isRule(lines[first + 1] ?? '') ? [first, end] : null;
}

/** Reads the lines of a table. */
export function readTable(lines: readonly string[]): Table {
  const head = cellsOf(lines[0] ?? '');
  const rule = cellsOf(lines[1] ?? '');
  const full = (cells: string[]) => head.map((_, column) => cells[column] ?? '');
  return {
    rows: [head, ...lines.slice(2).map((line) => full(cellsOf(line)))],
    aligns: head.map((_, column) => alignOf(rule[column] ?? '')),
  };
}

const lengthOf = (text: string) => [...text].length;

function padded(text: string, width: number, align: Align): string {
  const room = Math.max(0, width - lengthOf(text));
  if (align === 'right') return ' '.repeat(room) + text;
  const before = align === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(room - before);
}

function ruleFor(width: number, align: Align): string {
  const left = align === 'left' || align === 'center' ? ':' : '-';
  const right = align === 'right' || align === 'center' ? ':' : '-';
  return left + '-'.repeat(width - 2) + right;
}

/** Writes a table with its bars in line. */
export function writeTable({ rows, aligns }: Table): string[] {
  const widths = aligns.map((_, column) =>
    Math.max(3, ...rows.map((row) => lengthOf(row[column] ?? ''))),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const written = rows.map((row) =>
    line(aligns.map((align, at) => padded(row[at] ?? '', widths[at] ?? 3, align))),
  );
  const rule = line(aligns.map((align, at) => ruleFor(widths[at] ?? 3, align)));
  return [written[0] ?? '', rule, ...written.slice(1)];
}

/** The column that a place in a line is in. */
export function columnAt(line: string, offset: number): number {
  const before = line.slice(0, offset).replace(/\\./g, '  ');
  const bars = before.split('|').length - 1;
  return Math.max(0, line.trimStart().startsWith('|') ? bars - 1 : bars);
}

/** Where the text of a cell of a written line begins and ends. */
export function cellRange(line: string, column: number): [number, number] {
  const bars: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '|') bars.push(at);
  }
  const from = (bars[column] ?? 0) + 1;
  const inside = line.slice(from, bars[column + 1] ?? line.length);
  const start = inside.trim() === '' ? 1 : inside.length - inside.trimStart().length;
  return [from + start, from + start + inside.trim().length];
}

/** An empty table of that many columns and rows under its head. */
export function emptyTable(columns: number, rows: number): Table {
  const row = () => Array.from({ length: columns }, () => '');
  return {
    rows: Array.from({ length: rows + 1 }, row),
    aligns: Array.from({ length: columns }, () => ''),
  };
}
