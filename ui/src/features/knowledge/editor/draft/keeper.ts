import type { ArticleDraft, Stamp } from '@/bindings';
import { Refusal } from '@/platform';

/** Once nothing was typed for so long, it is kept. */
export const QUIET = 700;
/** While typing goes on, it is kept this often. */
export const MOST = 4_500;
/** How long after a failure it is tried again; the last holds from then on. */
export const AGAIN = [2_000, 5_000, 10_000] as const;

/** How what is typed stands with what the core holds. */
export interface Standing {
  state: 'kept' | 'typed' | 'saving' | 'failed';
  /** When it was kept last. */
  saved: Stamp;
  /** Whether another version was published meanwhile. */
  outdated: boolean;
  /** Why it could not be kept. */
  reason: Refusal | null;
}

/** Keeps what is typed on one article, by one person. */
export interface Keeper {
  typed: (text: string) => void;
  /** Keeps it now; false when that was refused. */
  flush: () => Promise<boolean>;
  /** Keeps nothing from now on: the draft was submitted or thrown away. */
  end: () => Promise<void>;
  ended: () => boolean;
  text: () => string;
  standing: () => Standing;
  listen: (listener: () => void) => () => void;
}

type Save = (text: string) => Promise<ArticleDraft>;

/** Starts keeping a draft. What is typed is never behind by more than a few seconds. */
export function keep(draft: ArticleDraft, save: Save): Keeper {
  let text = draft.text;
  let kept = draft.text;
  let ended = false;
  let wanted = false;
  let failures = 0;
  let running: Promise<boolean> | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let standing: Standing = {
    state: 'kept',
    saved: draft.saved,
    outdated: draft.outdated,
    reason: null,
  };
  const listeners = new Set<() => void>();
  const say = (next: Partial<Standing>) => {
    standing = { ...standing, ...next };
    for (const listener of listeners) listener();
  };
  const rest = () => {
    clearTimeout(soon);
    clearTimeout(latest);
    latest = undefined;
  };
  const plan = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void flush(), QUIET);
    latest ??= setTimeout(() => void flush(), MOST);
  };
  const send = async (): Promise<boolean> => {
    do {
      wanted = false;
      const sent = text;
      say({ state: 'saving' });
      try {
        const { saved, outdated } = await save(sent);
        kept = sent;
        failures = 0;
        say({ saved, outdated, reason: null });
      } catch (cause) {
        const reason =
          cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '');
        say({ state: 'failed', reason });
        return false;
      }
    } while (wanted && !ended && text !== kept);
    say({ state: text === kept ? 'kept' : 'typed' });
    return true;
  };
  const after = (fine: boolean) => {
    running = null;
    if (ended) return;
    if (fine && text !== kept) plan();
    if (!fine) {
      rest();
      soon = setTimeout(() => void flush(), AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    }
  };
  const flush = async (): Promise<boolean> => {
    rest();
    if (ended || (text === kept && !running)) return true;
    wanted = true;
    if (!running) {
      running = send();
      void running.then(after);
    }
    return running;
  };
  return {
    typed: (next) => {
      if (ended || next === text) return;
      text = next;
      // A failure stays said until what is typed is kept; the next try is on its way.
      if (standing.state !== 'failed') say({ state: 'typed' });
      plan();
    },
    flush,
    end: async () => {
      ended = true;
      rest();
      await running;
    },
    ended: () => ended,
    text: () => text,
    standing: () => standing,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
