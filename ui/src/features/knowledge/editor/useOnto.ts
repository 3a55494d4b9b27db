import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { useState } from 'react';
import type { Article } from '@/bindings';
import { Refusal } from '@/platform';
import type { Opened } from './draft/opening';

/** Brings a newer version into the draft. */
export interface Onto {
  run: (version: number) => Promise<boolean>;
  running: boolean;
  refusal: Refusal | null;
}

/** The newest version that submitting is merged with: what waits, or what readers see. */
export const newestOf = (shown: Article | null) =>
  Math.max(shown?.published ?? 0, shown?.pending ?? 0);

/** Brings a newer version into what is typed; undo takes its lines out of the text again. */
export function useOnto({ keeper, onto }: Opened, view: EditorView | null): Onto {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (version: number) => {
    setRefusal(null);
    setRunning(true);
    try {
      // What is under way would come after it.
      if (!(await keeper.flush())) return false;
      const { text } = await onto(version);
      view?.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: isolateHistory.of('full'),
      });
      return true;
    } catch (cause) {
      setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), ''));
      return false;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, refusal };
}
