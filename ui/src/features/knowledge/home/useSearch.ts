import { useEffect, useRef } from 'react';
import type { ArticleHits } from '@/bindings';
import { useAhead, useRead, useRunner } from '@/query';

/** What narrows a search; empty for anything. */
export interface Facets {
  kind: string;
  component: string;
  tag: string;
}
export const NO_FACETS: Facets = { kind: '', component: '', tag: '' };
export const isNarrowed = (facets: Facets) => Object.values(facets).some(Boolean);

/** Most that are asked for; who needs more types another word. */
const MOST = 50;
/** A search that found nothing is noted once it has stood so long: a word half typed is none. */
const LEFT_AT_THAT = 4_000;

export interface Found {
  hits: ArticleHits | undefined;
  /** Whether what is shown is of an earlier query. */
  late: boolean;
  error: { message: string; hint: string } | null;
}

const requestOf = (asked: string, facets: Facets) => ({
  query: asked,
  limit: MOST,
  ...Object.fromEntries(Object.entries(facets).filter(([, value]) => value)),
});

/** Asks for words the moment they are typed: the answer is under way while the page draws the letter. */
export function useAskAhead(facets: Facets): (query: string) => void {
  const ahead = useAhead();
  return (query) => {
    const asked = query.trim();
    // A refusal is told where the answer is shown.
    if (asked) void ahead('article_search', requestOf(asked, facets)).catch(() => undefined);
  };
}

/**
 * What was found for the words as they stand. An answer is kept under its own query, so a late one
 * can never be shown for a newer; until the newer one is there, the last stays.
 */
export function useSearch(query: string, facets: Facets): Found {
  const asked = query.trim();
  const read = useRead('article_search', requestOf(asked, facets), {
    enabled: asked !== '',
    keep: true,
  });
  const late = asked !== '' && (read.isPlaceholderData || read.isPending);
  return { hits: asked ? read.data : undefined, late, error: read.error };
}

/** Notes, once for each query, that it found nothing and was left at that. */
export function useMissed(query: string, nothing: boolean): () => Promise<void> {
  const run = useRunner();
  const noted = useRef('');
  const asked = query.trim();
  const note = async () => {
    if (noted.current === asked) return;
    noted.current = asked;
    // Not told: it is the desk's business, and nothing of the searcher's is lost.
    await run('article_missed', { query: asked }).catch(() => undefined);
  };
  const latest = useRef(note);
  latest.current = note;
  useEffect(() => {
    if (!nothing || !asked) return;
    const timer = setTimeout(() => void latest.current(), LEFT_AT_THAT);
    return () => clearTimeout(timer);
  }, [nothing, asked]);
  return note;
}
