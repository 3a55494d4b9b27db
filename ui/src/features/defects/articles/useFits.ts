import { useEffect, useMemo, useState } from 'react';
import type { ArticleHit } from '@/bindings';
import { useRead } from '@/query';

/** How long a defect is in front before articles are looked for: who steps past it asks for none. */
const STANDS = 350;

export const isKnownError = (hit: Pick<ArticleHit, 'kind'>) => hit.kind === 'known_error';

/** Known errors first, for they answer at once; else as the search has them. */
export function ordered(hits: readonly ArticleHit[]): ArticleHit[] {
  return [...hits.filter(isKnownError), ...hits.filter((hit) => !isKnownError(hit))];
}

/**
 * The articles that fit a defect. Each answer is kept under its own defect: a late one is never
 * shown for another, and one that is there already is shown at once.
 */
export function useFits(defect: string) {
  const [stood, setStood] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setStood(defect), STANDS);
    return () => clearTimeout(timer);
  }, [defect]);
  const read = useRead('article_suggest', { defect }, { enabled: stood === defect });
  const found = read.data?.hits;
  const hits = useMemo(() => (found ? ordered(found) : undefined), [found]);
  return { hits, error: read.error, again: () => void read.refetch() };
}
