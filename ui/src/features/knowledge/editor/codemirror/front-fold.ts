import {
  codeFolding,
  foldEffect,
  foldedRanges,
  foldKeymap,
  foldService,
} from '@codemirror/language';
import { type EditorState, type Extension, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view';
import { boundsOf } from '../front/read';

/** Where the text begins below the front matter; enough of the text is read for any that people write. */
export function bodyAt(state: EditorState): number {
  const head = state.doc.sliceString(0, 100_000);
  return boundsOf(head)?.body ?? 0;
}

/** The front matter's lines without the last line's end; null where there is none. */
export function frontRange(state: EditorState): { from: number; to: number } | null {
  const body = bodyAt(state);
  if (body === 0) return null;
  const to = state.doc.lineAt(Math.min(body, state.doc.length)).from === body ? body - 1 : body;
  return { from: 0, to };
}

function lines(state: EditorState): DecorationSet {
  const body = bodyAt(state);
  const marks: Range<Decoration>[] = [];
  for (let at = 0; at < body; ) {
    const line = state.doc.lineAt(at);
    marks.push(Decoration.line({ class: 'cm-front' }).range(line.from));
    at = line.to + 1;
  }
  return Decoration.set(marks);
}

const marked = StateField.define<DecorationSet>({
  create: lines,
  update: (shown, change) => (change.docChanged ? lines(change.state) : shown),
  provide: (field) => EditorView.decorations.from(field),
});

/** Front matter is folded to one button, since a form shows it; `label` is its text. */
export function frontFold(label: string): Extension {
  return [
    marked,
    keymap.of(foldKeymap),
    foldService.of((state, start) => (start === 0 ? frontRange(state) : null)),
    codeFolding({
      placeholderDOM: (_view, onclick) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'cm-frontFold';
        button.textContent = label;
        button.onclick = onclick;
        return button;
      },
    }),
  ];
}

/** Folds the front matter, when there is some and it is open. */
export function foldFront(view: EditorView) {
  const range = frontRange(view.state);
  if (!range || foldedRanges(view.state).size > 0) return;
  view.dispatch({ effects: foldEffect.of(range) });
}
