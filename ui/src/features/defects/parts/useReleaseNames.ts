import { useMemo } from 'react';
import { useRead } from '@/query';

/** Releases a fix can be planned into, the newest issue of each version; `held` is always among them. */
export function useReleaseNames(held: string) {
  const { data } = useRead('release_list', {});
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const one of data?.releases ?? []) {
      const gone = one.state === 'rejected' || one.state === 'superseded';
      if (names.has(one.version) || (gone && one.version !== held)) continue;
      names.set(one.version, one.title);
    }
    if (held && !names.has(held)) names.set(held, held);
    return [...names].map(([value, label]) => ({ value, label }));
  }, [data, held]);
}
