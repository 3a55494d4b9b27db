import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleDraft, SaveArticleDraft } from '@/bindings';
import { Refusal } from '@/platform';
import { useRunner } from '@/query';
import { type Keeper, keep } from './keeper';

/** A draft as it was opened. */
export interface Opened {
  article: string;
  keeper: Keeper;
  /** What was there; a draft that this visit began and left so is thrown away again. */
  first: string;
  began: boolean;
  /** The draft as it is kept now; begun anew when it ended elsewhere. */
  other: () => Promise<ArticleDraft>;
  /** Brings a newer version into what is typed, and writes over that from now on. */
  onto: (version: number) => Promise<ArticleDraft>;
  /** Begins a new article of what is typed; its id. */
  anew: () => Promise<string>;
}

/** Drafts that the page for new articles began and that are opened next. */
const begun = new Map<string, ArticleDraft>();
/** Drafts that this run of the window began, by who and what: a page may ask for one twice. */
const own = new Set<string>();
/** What could not be kept when its page was left: it is tried on, and found here again. */
const held = new Map<string, Opened>();

export function began(draft: ArticleDraft) {
  begun.set(draft.article, draft);
}

const nameOf = (who: string | null, article: string) => `${who ?? ''}/${article}`;

interface Opening {
  opened: Opened | null;
  refusal: Refusal | null;
  again: () => void;
}

/** Opens my draft of an article, or begins one. It stays `who`'s, whoever acts in the window later. */
export function useOpening(article: string, who: string | null): Opening {
  const perform = useRunner();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [tries, setTries] = useState(0);
  const open = useCallback(async (): Promise<Opened> => {
    const left = held.get(nameOf(who, article));
    if (left && !left.keeper.ended()) return left;
    const fresh = begun.get(article);
    begun.delete(article);
    const write = async (request: SaveArticleDraft) =>
      (await perform('article_draft', request, undefined, who)).value;
    const draft = fresh ?? (await write({ article }));
    if (fresh || draft.began) own.add(nameOf(who, draft.article));
    return openedOf(draft, own.has(nameOf(who, draft.article)), write);
  }, [perform, article, who]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks once more
  useEffect(() => {
    let gone = false;
    setRefusal(null);
    open().then(
      (next) => (gone ? undefined : setOpened(next)),
      (cause: unknown) =>
        gone ? undefined : setRefusal(cause instanceof Refusal ? cause : unknown(cause)),
    );
    return () => {
      gone = true;
    };
  }, [open, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  useLeaving(opened, who);
  return { opened, refusal, again };
}

/** A draft with what can be done with it. */
function openedOf(
  draft: ArticleDraft,
  began: boolean,
  write: (request: SaveArticleDraft) => Promise<ArticleDraft>,
): Opened {
  const { article } = draft;
  const keeper = keep(draft, (text, seen) => write({ article, text, seen }));
  return {
    article,
    keeper,
    first: draft.text,
    began,
    other: () => write({ article }),
    onto: async (version) => {
      const next = await write({
        article,
        text: keeper.text(),
        seen: keeper.seen(),
        based_on: version,
      });
      keeper.take(next);
      return next;
    },
    anew: async () => {
      const next = await write({ text: keeper.text() });
      await keeper.end();
      begun.set(next.article, next);
      return next.article;
    },
  };
}

const unknown = (cause: unknown) => new Refusal('internal', String(cause), '');

/** Leaving the page loses nothing: what is typed is kept first, and held here while that fails. */
function useLeaving(opened: Opened | null, who: string | null) {
  const perform = useRunner();
  const shown = useRef(false);
  useEffect(() => {
    if (!opened) return;
    const { keeper, article, first } = opened;
    const name = nameOf(who, article);
    shown.current = true;
    const hide = () => void keeper.flush();
    const leave = async () => {
      // Drawn again at once: nobody left.
      if (shown.current) return;
      if (opened.began && keeper.text() === first) {
        await keeper.end();
        own.delete(name);
        // Refused where somebody wrote on it in another window; it is theirs to keep then.
        const gone = { article, discard: true, seen: keeper.seen() };
        await perform('article_draft', gone, undefined, who).catch(() => null);
        return;
      }
      held.set(name, opened);
      if (await keeper.flush()) held.delete(name);
      else
        keeper.listen(() => (keeper.standing().state === 'kept' ? held.delete(name) : undefined));
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', hide);
    window.addEventListener('blur', hide);
    return () => {
      shown.current = false;
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('blur', hide);
      if (!keeper.ended()) setTimeout(() => void leave(), 0);
    };
  }, [opened, who, perform]);
}
