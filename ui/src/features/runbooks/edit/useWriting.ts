import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Runbook, SetRunbookStep, WrittenRunbook } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';
import { Refusal } from '@/platform';
import { useAsk } from '@/query';

/** Milliseconds without a key before the text is read. */
const REST = 150;

/** What changes in a step, which is named; the rest of it stays. */
export type StepChange = Pick<SetRunbookStep, 'step'> & Partial<SetRunbookStep>;
type Kept = { text: string; version: number };

const whole = (wish: StepChange): SetRunbookStep => ({
  ...{ runbook: '', no_estimate: false, remove: false },
  ...wish,
});

/** What lies between two texts that begin and end alike. */
export function changeBetween(old: string, fresh: string) {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  return { from: head, to: old.length - tail, insert: fresh.slice(head, fresh.length - tail) };
}

/**
 * A runbook while it is written. The text is the truth: a form's change is made in it by the core, one
 * after the other, and the steps are what the core reads from it.
 */
export function useWriting(book: Runbook) {
  const ask = useAsk();
  const name = `runbook/${book.id}`;
  const [draft] = useState(() => draftOf<Kept>(name));
  const [version, setVersion] = useState(draft.version ?? book.version);
  const [text, setText] = useState(draft.text ?? book.text);
  const [read, setRead] = useState<WrittenRunbook | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const now = useRef(text);
  const view = useRef<EditorView | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const base = useRef({ text: book.text, version });
  base.current.version = version;

  const typed = useCallback(
    (next: string) => {
      now.current = next;
      setText(next);
      const { text: start, version: over } = base.current;
      if (next === start) dropDraft(name);
      else keepDraft<Kept>(name, { text: start, version: -1 }, { text: next, version: over });
    },
    [name],
  );
  const put = useCallback(
    (next: string) => {
      const change = changeBetween(now.current, next);
      // Through the editor, so that its undo brings it back.
      if (view.current)
        view.current.dispatch({ changes: change, annotations: isolateHistory.of('full') });
      else typed(next);
    },
    [typed],
  );
  const good = useRead(text, read, setRead, ask, now);
  const change = useCallback(
    (wish: StepChange): Promise<boolean> => {
      const make = async () => {
        for (;;) {
          const from = now.current;
          const next = await ask('runbook_rewrite', {
            text: from,
            change: whole(wish),
          });
          // Somebody typed meanwhile: the change is made in what stands there now.
          if (now.current !== from) continue;
          put(next.text);
          setRead(next);
          setRefusal(null);
          return true;
        }
      };
      const done = queue.current.then(make).catch((cause: unknown) => {
        setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), ''));
        return false;
      });
      queue.current = done;
      return done;
    },
    [ask, put],
  );
  /** Puts what stands in the field that is typed into, and waits until all of it is in the text. */
  const settle = useCallback(async () => {
    const field = document.activeElement;
    if (field instanceof HTMLElement && field.closest('form')) field.blur();
    await queue.current;
    return now.current;
  }, []);
  /** From here on it is written over this text of this version. */
  const rebase = useCallback(
    (start: string, over: number) => {
      base.current = { text: start, version: over };
      setVersion(over);
      typed(now.current);
    },
    [typed],
  );
  return {
    ...{ text, version, restored: draft.text !== undefined, read, good, refusal },
    ...{ view, typed, put, change, settle, rebase, forget: () => dropDraft(name) },
  };
}

export type Writing = ReturnType<typeof useWriting>;

/** Reads the text once it rests; what was read last stays while a line cannot be read. */
function useRead(
  text: string,
  read: WrittenRunbook | null,
  setRead: (read: WrittenRunbook) => void,
  ask: ReturnType<typeof useAsk>,
  now: { current: string },
) {
  const [good, setGood] = useState<WrittenRunbook | null>(null);
  const known = read?.text === text;
  const first = read === null;
  useEffect(() => {
    if (known) return;
    const timer = setTimeout(
      () => {
        ask('runbook_rewrite', { text }).then(
          (next) => (now.current === text ? setRead(next) : undefined),
          () => undefined,
        );
      },
      first ? 0 : REST,
    );
    return () => clearTimeout(timer);
  }, [text, known, first, ask, setRead, now]);
  useEffect(() => {
    if (read && !read.fault) setGood(read);
  }, [read]);
  return good;
}
