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
  /** `elsewhere`: the draft was changed or ended in another window; nothing is written over it. */
  state: 'kept' | 'typed' | 'saving' | 'failed' | 'elsewhere';
  /** When it was kept last. */
  saved: Stamp;
  /** The version it is written over; 0 for none. */
  basedOn: number;
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
  /** Goes on from what the core holds now: a version was brought in, or another text was taken. */
  take: (draft: ArticleDraft) => void;
  /** Keeps what is typed over another text of this draft, which is known by its hash. */
  over: (draft: ArticleDraft) => Promise<boolean>;
  /** Takes in why something else was refused: that the draft is another by now holds for saving too. */
  refused: (reason: Refusal) => void;
  /** Keeps nothing from now on: the draft was submitted or thrown away. */
  end: () => Promise<void>;
  ended: () => boolean;
  text: () => string;
  /** The hash of what was kept last. */
  seen: () => string;
  standing: () => Standing;
  listen: (listener: () => void) => () => void;
}

type Save = (text: string, seen: string) => Promise<ArticleDraft>;

const refusalOf = (cause: unknown) =>
  cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '');

/** Whether it was refused because the draft is not the one this text was typed over. */
const isElsewhere = ({ code, field }: Refusal) =>
  (code === 'conflict' && field === 'seen') || code === 'not_found';

/** Starts keeping a draft. What is typed is never behind by more than a few seconds. */
export function keep(draft: ArticleDraft, save: Save): Keeper {
  let text = draft.text;
  let kept = draft.text;
  let seen = draft.sha256;
  let ended = false;
  let wanted = false;
  let failures = 0;
  let running: Promise<boolean> | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let standing: Standing = { state: 'kept', reason: null, ...told(draft) };
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
        const answer = await save(sent, seen);
        kept = sent;
        seen = answer.sha256;
        failures = 0;
        say({ ...told(answer), reason: null });
      } catch (cause) {
        const reason = refusalOf(cause);
        say({ state: isElsewhere(reason) ? 'elsewhere' : 'failed', reason });
        return false;
      }
    } while (wanted && !ended && text !== kept);
    say({ state: text === kept ? 'kept' : 'typed' });
    return true;
  };
  const after = (fine: boolean) => {
    running = null;
    // Somebody has to choose first; asking again and again would change nothing.
    if (ended || standing.state === 'elsewhere') return;
    if (fine && text !== kept) plan();
    if (!fine) {
      rest();
      soon = setTimeout(() => void flush(), AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    }
  };
  const flush = async (): Promise<boolean> => {
    rest();
    if (ended) return true;
    if (standing.state === 'elsewhere') return false;
    if (text === kept && !running) return true;
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
      if (standing.state === 'elsewhere') return;
      // A failure stays said until what is typed is kept; the next try is on its way.
      if (standing.state !== 'failed') say({ state: 'typed' });
      plan();
    },
    flush,
    take: (next) => {
      rest();
      text = next.text;
      kept = next.text;
      seen = next.sha256;
      say({ ...told(next), state: 'kept', reason: null });
    },
    over: (other) => {
      kept = other.text;
      seen = other.sha256;
      say({ ...told(other), state: text === kept ? 'kept' : 'typed', reason: null });
      return flush();
    },
    refused: (reason) => {
      if (ended || reason.field !== 'seen' || !isElsewhere(reason)) return;
      rest();
      say({ state: 'elsewhere', reason });
    },
    end: async () => {
      ended = true;
      rest();
      await running;
    },
    ended: () => ended,
    text: () => text,
    seen: () => seen,
    standing: () => standing,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const told = ({ saved, outdated, based_on: basedOn }: ArticleDraft) => ({
  saved,
  outdated,
  basedOn,
});
