import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { look } from '@/features/knowledge/editor/codemirror/look';
import classes from './edit.module.css';

/** Lines to mark, from 1: those of the step in the form, and one that cannot be read. */
export interface Marked {
  first: number;
  last: number;
  fault: number | null;
}

const mark = StateEffect.define<Marked>();
const STEP = Decoration.line({ class: 'cm-step' });
const FAULT = Decoration.line({ class: 'cm-fault' });

const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, change) => {
    const wish = change.effects.find((one) => one.is(mark))?.value as Marked | undefined;
    if (!wish) return shown.map(change.changes);
    const { lines } = change.state.doc;
    const all: number[] = [];
    for (let line = wish.first; line > 0 && line <= Math.min(wish.last, lines); line += 1)
      all.push(line);
    const from = (line: number) => change.state.doc.line(line).from;
    const ranges = all.map((line) => STEP.range(from(line)));
    if (wish.fault && wish.fault <= lines) ranges.push(FAULT.range(from(wish.fault)));
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** A runbook is read line by line: all of it stands in one width. */
const even = EditorView.theme({
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: '12px',
    lineHeight: '18px',
    paddingTop: '0',
  },
  '.cm-content': {
    maxWidth: 'none',
    margin: '0',
    padding: '8px 0 30vh',
    fontVariantLigatures: 'none',
  },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-content span': { fontSize: '12px' },
  '.cm-gutters': {
    border: '0',
    background: 'var(--surface)',
    color: 'var(--text-3)',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-step': { background: 'var(--teal-tint)' },
  '.cm-fault': { background: 'var(--red-tint)', boxShadow: 'inset 3px 0 0 var(--red-fill)' },
});

interface TextBoxProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  onView: (view: EditorView | null) => void;
  /** The line the cursor stands on, from 1, when it was moved there by hand. */
  onLine: (line: number) => void;
  submit: () => void;
  marks: Marked;
}

/** The text, edited by CodeMirror. It is made once; what surrounds it may change. */
export function TextBox(props: TextBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;
  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const view = new EditorView({
      parent,
      state: EditorState.create({ doc: now.current.text, extensions: extensions(now) }),
    });
    held.current = view;
    now.current.onView(view);
    return () => {
      now.current.onView(null);
      held.current = null;
      view.destroy();
    };
  }, []);
  const { first, last, fault } = props.marks;
  useEffect(() => {
    held.current?.dispatch({ effects: mark.of({ first, last, fault }) });
  }, [first, last, fault]);
  return <div ref={box} className={classes.box} data-editor-text />;
}

function extensions(now: { current: TextBoxProps }) {
  const submit = () => {
    now.current.submit();
    return true;
  };
  return [
    history(),
    drawSelection(),
    lineNumbers(),
    EditorView.lineWrapping,
    markdownLanguage,
    // Before the articles' look, since what comes first stands.
    even,
    look,
    marked,
    search({ top: true }),
    EditorView.contentAttributes.of({
      'aria-label': now.current.label,
      spellcheck: 'false',
      // Named for what looks whether a box that scrolls can be reached by keys.
      tabindex: '0',
    }),
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: submit }])),
    keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) now.current.onText(update.state.doc.toString());
      const byHand = update.transactions.some((one) => one.isUserEvent('select'));
      if (byHand)
        now.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
    }),
  ];
}

/** Brings a line into sight, and the cursor onto it. */
export function goToLine(view: EditorView | null, line: number, focus = false) {
  if (!view || line < 1 || line > view.state.doc.lines) return;
  const { from } = view.state.doc.line(line);
  view.dispatch({
    selection: focus ? { anchor: from } : undefined,
    effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 60 }),
  });
  if (focus) view.focus();
}
