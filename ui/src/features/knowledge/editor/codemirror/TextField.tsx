import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import classes from '../editor.module.css';
import { readFront } from '../front/read';
import { bodyAt, foldFront } from './front-fold';
import { type Surroundings, setup } from './setup';
import { placeIn } from './table-keys';

interface TextFieldProps {
  /** What it begins with; afterwards the field holds the text. */
  text: string;
  around: Surroundings;
  onView: (view: EditorView | null) => void;
  onText: (text: string) => void;
  /** Whether the cursor stands in a table. */
  onTable: (inside: boolean) => void;
}

/** The text, edited by CodeMirror. It is made once; what surrounds it may change. */
export function TextField(props: TextFieldProps) {
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const { text, around, onView } = now.current;
    const current = (): Surroundings => now.current.around;
    const view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          setup({
            ...around,
            take: (file) => current().take(file),
            submit: () => current().submit(),
            pickImage: () => current().pickImage(),
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.onText(update.state.doc.toString());
            if (update.docChanged || update.selectionSet)
              now.current.onTable(placeIn(update.state) !== null);
          }),
        ],
      }),
    });
    foldFront(view);
    view.dispatch({ selection: { anchor: Math.min(bodyAt(view.state), view.state.doc.length) } });
    // What is written on is opened to write; what has no title yet, to be named.
    if (readFront(text).title) view.focus();
    onView(view);
    return () => {
      now.current.onView(null);
      view.destroy();
    };
  }, []);
  return <div ref={box} className={classes.text} data-editor-text />;
}
