import { useEffect, useState } from 'react';
import { useWorkspace } from '@/shell/workspace';

/**
 * The host's clock, read again every so many milliseconds: what it said last, plus what has passed
 * since. The machine's own clock may differ from it, and nothing is asked again for a tick.
 */
export function useNow(every: number): number {
  const { data, dataUpdatedAt } = useWorkspace();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  if (!data) return Date.now();
  return Date.parse(data.now.at) + (Date.now() - dataUpdatedAt);
}
