import type { EditorState, Range, TransactionSpec } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, type KeyBinding } from '@codemirror/view';
import {
  type Align,
  cellRange,
  columnAt,
  readTable,
  type Table,
  tableAround,
  writeTable,
} from './table';

interface Place {
  table: Table;
  /** Where its lines begin and end in the document. */
  from: number;
  to: number;
  /** The row from the head on, without the line of dashes. */
  row: number;
  column: number;
}

/** The table the cursor is in, and its cell; null outside of one. */
export function placeIn(state: EditorState): Place | null {
  const { head } = state.selection.main;
  const at = state.doc.lineAt(head);
  if (!at.text.includes('|')) return null;
  // A table is never split by an empty line, so no more than its own lines need be read.
  const lines: string[] = [];
  let first = at.number;
  while (first > 1 && state.doc.line(first - 1).text.includes('|')) first -= 1;
  for (let line = first; line <= state.doc.lines; line += 1) {
    const { text } = state.doc.line(line);
    if (!text.includes('|')) break;
    lines.push(text);
  }
  const range = tableAround(lines, at.number - first);
  if (!range) return null;
  const own = lines.slice(range[0], range[1]);
  const line = at.number - first - range[0];
  return {
    table: readTable(own),
    from: state.doc.line(first + range[0]).from,
    to: state.doc.line(first + range[1] - 1).to,
    row: line < 2 ? 0 : line - 1,
    column: columnAt(at.text, head - at.from),
  };
}

/** Writes a table in place and selects one of its cells. */
function put({ from, to }: Place, table: Table, row: number, column: number): TransactionSpec {
  const lines = writeTable(table);
  const line = row === 0 ? 0 : row + 1;
  const start = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, from);
  const [anchor, head] = cellRange(lines[line] ?? '', column);
  return {
    changes: { from, to, insert: lines.join('\n') },
    selection: { anchor: start + anchor, head: start + head },
    scrollIntoView: true,
    userEvent: 'input',
  };
}

const blank = (table: Table) => table.aligns.map(() => '');

/** To another cell; behind the last one a row is added. */
function step(by: 1 | -1) {
  return (view: EditorView): boolean => {
    const place = placeIn(view.state);
    if (!place) return false;
    const columns = place.table.aligns.length;
    const next = place.row * columns + Math.min(place.column, columns - 1) + by;
    const row = Math.max(0, Math.floor(next / columns));
    const column = next < 0 ? 0 : next % columns;
    const rows =
      row < place.table.rows.length ? place.table.rows : [...place.table.rows, blank(place.table)];
    view.dispatch(put(place, { ...place.table, rows }, row, column));
    return true;
  };
}

/** To the cell below; under the last one a row is added. */
function down(view: EditorView): boolean {
  const place = placeIn(view.state);
  if (!place) return false;
  const { rows } = place.table;
  const row = place.row + 1;
  const more = row < rows.length ? rows : [...rows, blank(place.table)];
  view.dispatch(put(place, { ...place.table, rows: more }, row, place.column));
  return true;
}

export const tableKeys: readonly KeyBinding[] = [
  { key: 'Tab', run: step(1), shift: step(-1) },
  { key: 'Enter', run: down },
];

/** What can be done with the table the cursor is in. */
export const tableDeeds = {
  alignLeft: align('left'),
  alignCenter: align('center'),
  alignRight: align('right'),
  addColumn: edit(({ table, row, column }) => [insertColumn(table, column + 1), row, column + 1]),
  removeColumn: edit(({ table, row, column }) =>
    table.aligns.length < 2
      ? [table, row, column]
      : [removeColumn(table, column), row, Math.max(0, column - 1)],
  ),
  removeRow: edit(({ table, row, column }) =>
    row === 0
      ? [table, row, column]
      : [{ ...table, rows: table.rows.toSpliced(row, 1) }, row - 1, column],
  ),
} as const;
export type TableDeed = keyof typeof tableDeeds;

type Edited = [table: Table, row: number, column: number];

function edit(change: (place: Place) => Edited) {
  return (view: EditorView): boolean => {
    const place = placeIn(view.state);
    if (!place) return false;
    view.dispatch(put(place, ...change(place)));
    view.focus();
    return true;
  };
}

function align(to: Align) {
  return edit(({ table, row, column }) => [
    { ...table, aligns: table.aligns.with(Math.min(column, table.aligns.length - 1), to) },
    row,
    column,
  ]);
}

function insertColumn({ rows, aligns }: Table, at: number): Table {
  return { rows: rows.map((row) => row.toSpliced(at, 0, '')), aligns: aligns.toSpliced(at, 0, '') };
}

function removeColumn({ rows, aligns }: Table, at: number): Table {
  return { rows: rows.map((row) => row.toSpliced(at, 1)), aligns: aligns.toSpliced(at, 1) };
}

function lines(view: EditorView): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (/^\s*\|/.test(line.text))
        marks.push(Decoration.line({ class: 'cm-table' }).range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(marks);
}

/** Tables stand in the font in which their bars meet. */
export const tableLines = EditorView.decorations.of(lines);
