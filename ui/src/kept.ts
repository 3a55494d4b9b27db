import { useSyncExternalStore } from 'react';

/** A value kept in this window's storage, shared by everything that shows it. */
export function keptValue<T extends string>(key: string, initial: T) {
  const listeners = new Set<() => void>();
  const get = () => (window.localStorage.getItem(key) ?? initial) as T;
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    listen,
    set(value: T) {
      window.localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(listen, get),
  };
}
