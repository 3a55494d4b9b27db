import { useCallback, useEffect, useRef, useState } from 'react';
import type { Article } from '@/bindings';
import { useAsk } from '@/query';

/** How often it is asked who else writes. */
const EVERY = 30_000;

/**
 * The article as readers have it; null for one that has no version yet. It is asked now and then and
 * not with every save of the draft, which changes nothing that is shown of it here.
 */
export function useShown(article: string, outdated: boolean) {
  const ask = useAsk();
  const [shown, setShown] = useState<Article | null>(null);
  const asked = useRef(0);
  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await ask('article_show', { article, drawn_only: true }).catch(() => null);
    if (answer && mine === asked.current) setShown(answer);
  }, [ask, article]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version is asked for at once
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), EVERY);
    return () => {
      clearInterval(timer);
      asked.current += 1;
    };
  }, [reload, outdated]);
  return shown;
}
