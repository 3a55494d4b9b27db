import type { EditorState, Range } from '@codemirror/state';
import { StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { clashesOf } from '../clash/find';

const line = (name: string) => Decoration.line({ class: `cm-clash ${name}` });
const MARK = line('cm-clashMark');
const MINE = line('cm-clashMine');
const THEIRS = line('cm-clashTheirs');

function lines(state: EditorState): DecorationSet {
  const out: Range<Decoration>[] = [];
  for (const { line: first, from, to } of clashesOf(state.doc.toString())) {
    let face = MINE;
    for (let at = first; at <= state.doc.lines && state.doc.line(at).from < to; at += 1) {
      const here = state.doc.line(at);
      const mark = here.from === from || here.text.startsWith('>>>>>>> version ');
      const between = here.text.trimEnd() === '======= or';
      out.push((mark || between ? MARK : face).range(here.from));
      if (between) face = THEIRS;
    }
  }
  return Decoration.set(out);
}

/** The lines between which a choice is to be made, told apart by their ground. */
export const clashLines = StateField.define<DecorationSet>({
  create: lines,
  update: (shown, change) => (change.docChanged ? lines(change.state) : shown),
  provide: (field) => EditorView.decorations.from(field),
});
