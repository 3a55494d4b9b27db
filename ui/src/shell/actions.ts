import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that can be done now: offered in Ctrl+K, in the `?` overlay, and on its key. */
export interface Action {
  id: string;
  /** A verb and its object, spelled out: `Approve release 17.1.0 r1`. */
  label: string;
  /** One short fact beside the label. */
  detail?: string;
  icon?: ReactNode;
  /** A letter such as `n`, or a chord such as `Mod+Enter`. */
  key?: string;
  run: () => void;
}

type Held = { current: readonly Action[] };
let held: readonly Held[] = [];
let listed: readonly Action[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Held[]) {
  held = next;
  // The page that registered last is the one in front; its actions come first.
  listed = held.toReversed().flatMap((one) => one.current);
  fulfilIntent();
  for (const listener of listeners) listener();
}

let intent: string | null = null;

/** Has the action on this key run as soon as the page being opened offers it. */
export function intend(key: string) {
  intent = key;
}

function fulfilIntent() {
  const wanted = intent ? listed.find((one) => one.key === intent) : undefined;
  if (!wanted) return;
  intent = null;
  // After the page has been drawn, so that what the action opens has somewhere to be.
  setTimeout(() => wanted.run(), 0);
}

/** Offers the actions of a page for as long as it is shown. */
export function useActions(actions: readonly Action[]) {
  const mine = useRef(actions);
  mine.current = actions;
  const shape = actions.map((one) => `${one.id}|${one.label}|${one.detail}|${one.key}`).join('\n');
  useEffect(() => {
    publish([...held, mine]);
    return () => publish(held.filter((one) => one !== mine));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: published again only when it reads differently
  useEffect(() => publish(held), [shape]);
}

/** The actions of the page in front, as they stand now. */
export function pageActions(): readonly Action[] {
  return held.toReversed().flatMap((one) => one.current);
}

export function usePageActions(): readonly Action[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => listed,
  );
}
