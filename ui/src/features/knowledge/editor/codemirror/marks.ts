import { indentLess, indentMore } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import type { EditorView, KeyBinding } from '@codemirror/view';

/** Sets what is selected between marks such as `**`, or takes them away. */
export function toggleMark(mark: string) {
  return (view: EditorView): boolean => {
    const { state } = view;
    const width = mark.length;
    const spec = state.changeByRange(({ from, to }) => {
      const around =
        state.sliceDoc(from - width, from) === mark && state.sliceDoc(to, to + width) === mark;
      if (around) {
        const changes = [
          { from: from - width, to: from },
          { from: to, to: to + width },
        ];
        return { changes, range: EditorSelection.range(from - width, to - width) };
      }
      const changes = [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
      return { changes, range: EditorSelection.range(from + width, to + width) };
    });
    view.dispatch(state.update(spec, { scrollIntoView: true, userEvent: 'input' }));
    view.focus();
    return true;
  };
}

/** In a list Tab moves the point in; elsewhere it leaves the text, so that nobody is caught. */
function inList(command: (view: EditorView) => boolean) {
  return (view: EditorView): boolean => {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    return /^\s*([-*+]|\d+[.)])\s/.test(line.text) ? command(view) : false;
  };
}

export const markKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: toggleMark('**') },
  { key: 'Mod-i', run: toggleMark('_') },
  { key: 'Mod-e', run: toggleMark('`') },
  { key: 'Tab', run: inList(indentMore), shift: inList(indentLess) },
];
