import { useMemo } from 'react';
import { useRead } from '@/query';

/** The severities or priorities in order, with the guide's words. */
export function useScale(scale: 'severity' | 'priority') {
  const { data } = useRead('scale_list', {});
  return useMemo(
    () =>
      (data?.values ?? [])
        .filter((one) => one.scale === scale)
        .toSorted((a, b) => a.code.localeCompare(b.code)),
    [data, scale],
  );
}
