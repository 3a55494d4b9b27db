import { useSyncExternalStore } from 'react';

const KEY = 'slipway.actor';
const listeners = new Set<() => void>();

/** The id of the person who acts, or null; kept on this machine only. */
export function actor(): string | null {
  return window.localStorage.getItem(KEY);
}

export function setActor(person: string | null) {
  if (person === null) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, person);
  for (const listener of listeners) listener();
}

export function onActor(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useActor(): string | null {
  return useSyncExternalStore(onActor, actor);
}
