import { useSyncExternalStore } from 'react';

/** A value that parts of a page look at each on their own, so that a change draws only those. */
export interface Store<T> {
  get: () => T;
  set: (change: Partial<T>) => void;
  listen: (listener: () => void) => () => void;
}

export function newStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The part of a store that `pick` names; it must give the same thing while nothing changed. */
export function usePart<T, P>(store: Store<T>, pick: (value: T) => P): P {
  return useSyncExternalStore(store.listen, () => pick(store.get()));
}
