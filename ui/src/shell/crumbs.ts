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
  if (JSON.stringify(next) === JSON.stringify(shown)) return;
  shown = next;
  for (const listener of listeners) listener();
}

/** Says it before the first frame: a page says it after its own, which the top bar would be drawn for again. */
export function beginAt(crumbs: readonly Crumb[]) {
  shown = crumbs;
}

/** Says where the page stands, for the top bar and the window's title. */
export function useCrumbs(crumbs: readonly Crumb[]) {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    show(JSON.parse(key) as Crumb[]);
  }, [key]);
}

/** What Esc leads to: the nearest step above. Asked when it is needed, since only the top bar shows it. */
export function pathAbove(): string | null {
  return shown.findLast((crumb) => crumb.path)?.path ?? null;
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
