import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { cellRange, emptyTable, writeTable } from './table';

/** What `/` offers at the start of a line. */
export const SLASHES = [
  'heading',
  'subheading',
  'list',
  'numbers',
  'tasks',
  'table',
  'code',
  'tip',
  'warning',
  'image',
  'article',
  'defect',
  'release',
] as const;
export type Slash = (typeof SLASHES)[number];

/** What is put there; the cursor goes to where `|` stood, or to the end. */
const TEXTS: Partial<Record<Slash, string>> = {
  heading: '## ',
  subheading: '### ',
  list: '- ',
  numbers: '1. ',
  tasks: '- [ ] ',
  code: '```\n|\n```\n',
  tip: '::: tip\n|\n:::\n',
  warning: '::: warning\n|\n:::\n',
  article: '[[',
  defect: '[[defect ',
  release: '[[release ',
};

/** Puts a text in place of a range, the cursor where its `|` is. */
export function put(view: EditorView, from: number, to: number, text: string) {
  const cursor = text.indexOf('|');
  const insert = cursor < 0 ? text : text.slice(0, cursor) + text.slice(cursor + 1);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + (cursor < 0 ? insert.length : cursor) },
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
}

/** Puts a table there, on lines of its own, with the cursor in its first cell. */
function putTable(view: EditorView, from: number, to: number) {
  const lines = writeTable(emptyTable(3, 2));
  const [cell] = cellRange(lines[0] ?? '', 0);
  const line = view.state.doc.lineAt(from);
  const gap = view.state.sliceDoc(line.from, from).trim() ? '\n\n' : '';
  view.dispatch({
    changes: { from, to, insert: `${gap}${lines.join('\n')}\n` },
    selection: { anchor: from + gap.length + cell },
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
}

/** Does what a word of the menu says. */
export function runSlash(
  view: EditorView,
  slash: Slash,
  from: number,
  to: number,
  pickImage: () => void,
) {
  if (slash === 'table') return putTable(view, from, to);
  put(view, from, to, TEXTS[slash] ?? '');
  if (slash === 'image') pickImage();
  // A link is begun, and what it may lead to is offered at once.
  if (TEXTS[slash]?.startsWith('[[')) startCompletion(view);
}

/** The menu that `/` opens at the start of a line, which may be a line of a list or a quote. */
export function slashMenu(word: (slash: Slash) => string, pickImage: () => void) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const typed = /^(\s*(?:[-*>]\s+)?)\/(\p{L}*)$/u.exec(
      line.text.slice(0, context.pos - line.from),
    );
    if (!typed) return null;
    const slash = line.from + (typed[1] ?? '').length;
    const options = SLASHES.map(
      (one, at): Completion => ({
        label: word(one),
        boost: -at,
        apply: (view, _completion, _from, to) => runSlash(view, one, slash, to, pickImage),
      }),
    );
    return { from: slash + 1, options, validFor: /^\p{L}*$/u };
  };
}
