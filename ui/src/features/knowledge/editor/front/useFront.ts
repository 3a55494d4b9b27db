import type { EditorView } from '@codemirror/view';
import { useCallback, useState } from 'react';
import { changeFront } from './change';
import { type Field, type Front, readFront } from './read';

/** The front matter as a form shows it: read from the text, and changed in it. */
export function useFront(start: string, view: EditorView | null) {
  const [text, setText] = useState(start);
  const [front, setFront] = useState(() => readFront(start));
  const read = useCallback((next: string) => {
    setText(next);
    const now = readFront(next);
    // The same facts are the same form: nothing is drawn again with each letter of the body.
    setFront((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
  }, []);
  const set = useCallback(
    <F extends Field>(field: F, value: Front[F]) => {
      if (!view) return;
      const changes = changeFront(view.state.doc.toString(), field, value);
      view.dispatch({ changes, userEvent: 'input.facts' });
    },
    [view],
  );
  return { text, front, read, set };
}
