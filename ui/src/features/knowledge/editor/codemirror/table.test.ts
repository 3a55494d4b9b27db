import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it } from 'vitest';
import { cellRange, cellsOf, columnAt, readTable, tableAround, writeTable } from './table';
import { placeIn, type TableDeed, tableDeeds, tableKeys } from './table-keys';

const TABLE = ['| a | bb |', '|---|:-:|', '| one | 2 |', '|x|'];

describe('a table as text', () => {
  it.each([
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['|a|', ['a']],
    ['| a \\| b | c |', ['a \\| b', 'c']],
    ['| | b |', ['', 'b']],
    ['||', ['']],
  ])('%s has cells %j', (line, cells) => {
    expect(cellsOf(line)).toEqual(cells);
  });

  it('is found around a line, and not where no line of dashes is', () => {
    const lines = ['text', ...TABLE, '', '| no | table |'];
    expect([1, 2, 3, 4].map((at) => tableAround(lines, at))).toEqual(Array(4).fill([1, 5]));
    expect([0, 5, 6].map((at) => tableAround(lines, at))).toEqual([null, null, null]);
  });

  it('is written with its bars in line, and then stays as it is', () => {
    const written = writeTable(readTable(TABLE));
    expect(written).toEqual(['| a   | bb  |', '| --- | :-: |', '| one |  2  |', '| x   |     |']);
    expect(writeTable(readTable(written))).toEqual(written);
  });

  it('tells cells and places apart', () => {
    const line = '| one | two \\| 2 |   |';
    expect([0, 1, 2].map((column) => line.slice(...cellRange(line, column)))).toEqual([
      'one',
      'two \\| 2',
      '',
    ]);
    expect([0, 3, 7, 12, 19].map((at) => columnAt(line, at))).toEqual([0, 0, 1, 1, 2]);
    expect(columnAt('a | b', 4)).toBe(1);
  });
});

function editing(lines: readonly string[], at: string) {
  const doc = lines.join('\n');
  const state = EditorState.create({ doc, selection: { anchor: doc.indexOf(at) } });
  return new EditorView({ state });
}

const selected = ({ state }: EditorView) =>
  state.sliceDoc(state.selection.main.from, state.selection.main.to);
const press = (view: EditorView, key: 'Tab' | 'Enter', shift = false) => {
  const own = tableKeys.find((one) => one.key === key);
  return (shift ? own?.shift : own?.run)?.(view) ?? false;
};

describe('keys in a table', () => {
  it('goes from cell to cell by Tab, and adds a row behind the last', () => {
    const view = editing(TABLE, 'a |');
    const cells: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      press(view, 'Tab');
      cells.push(selected(view));
    }
    expect(cells).toEqual(['bb', 'one', '2', 'x']);
    press(view, 'Tab');
    press(view, 'Tab');
    expect(view.state.doc.lines).toBe(5);
    expect(placeIn(view.state)).toMatchObject({ row: 3, column: 0 });
    press(view, 'Tab', true);
    press(view, 'Tab', true);
    expect(selected(view)).toBe('x');
  });

  it('goes down by Enter, and leaves other lines their keys', () => {
    const view = editing(TABLE, 'bb');
    press(view, 'Enter');
    expect(selected(view)).toBe('2');
    expect(press(editing(['no table'], 'no'), 'Tab')).toBe(false);
    expect(press(editing(['a | b'], 'a'), 'Enter')).toBe(false);
  });

  it.each<[TableDeed, string[]]>([
    ['alignRight', ['| a   | bb  |', '| --: | :-: |', '| one |  2  |', '|   x |     |']],
    ['addColumn', ['| a   |     | bb  |', '| --- | --- | :-: |']],
    ['removeColumn', ['| bb  |', '| :-: |', '|  2  |', '|     |']],
    ['removeRow', ['| a   | bb  |', '| --- | :-: |', '| x   |     |']],
  ])('%s', (deed, lines) => {
    const view = editing(TABLE, 'one');
    tableDeeds[deed](view);
    const text = view.state.doc.toString();
    if (deed === 'alignRight') expect(text.split('\n')[1]).toBe(lines[1]);
    else expect(text).toContain(lines.join('\n'));
  });
});
