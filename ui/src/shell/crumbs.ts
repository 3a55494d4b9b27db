import { useEffect, useSyncExternalStore } from 'react';

/** One step of where the page stands. */
export interface Crumb {
  label: string;
  /** Where it leads; the page itself has none. */
  path?: string;
}

let shown: readonly Crumb[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Crumb[]) {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says where the page stands, for the top bar and the window's title. */
export function useCrumbs(crumbs: readonly Crumb[]) {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    show(JSON.parse(key) as Crumb[]);
  }, [key]);
}

export function useShownCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}
