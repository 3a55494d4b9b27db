import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleDraft } from '@/bindings';
import { Refusal } from '@/platform';
import { useAsk, useRunner } from '@/query';
import { type Keeper, keep } from './keeper';

/** A draft as it was opened. */
export interface Opened {
  article: string;
  keeper: Keeper;
  /** The version it is written over; 0 for none. */
  basedOn: number;
  /** What was there; a draft that this visit began and left so is thrown away again. */
  first: string;
  began: boolean;
}

/** Drafts that the page for new articles began and that are opened next. */
const begun = new Map<string, ArticleDraft>();
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
  const ask = useAsk();
  const perform = useRunner();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [tries, setTries] = useState(0);
  const open = useCallback(async (): Promise<Opened> => {
    const left = held.get(nameOf(who, article));
    if (left && !left.keeper.ended()) return left;
    const fresh = begun.get(article);
    begun.delete(article);
    const before = fresh ? null : await ask('article_show', { article }).catch(() => null);
    const draft = fresh ?? (await perform('article_draft', { article }, undefined, who)).value;
    const save = async (text: string) =>
      (await perform('article_draft', { article: draft.article, text }, undefined, who)).value;
    return {
      article: draft.article,
      keeper: keep(draft, save),
      basedOn: draft.based_on,
      first: draft.text,
      began: fresh !== undefined || (before !== null && before.draft === null),
    };
  }, [ask, perform, article, who]);
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
        await perform('article_draft', { article, discard: true }, undefined, who).catch(
          () => null,
        );
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
