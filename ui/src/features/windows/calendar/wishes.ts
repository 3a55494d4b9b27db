import { useMemo } from 'react';
import { keptValue } from '@/kept';
import { VIEWS, type View } from './model/range';

/** What is shown and what is left out, kept on this machine. */
export interface Wishes {
  view: View;
  environments: string[];
  products: string[];
  states: string[];
  /** Null shows the hub's zone. */
  zone: string | null;
  second: string | null;
  maintenance: boolean;
}

const START: Wishes = {
  view: 'week',
  environments: [],
  products: [],
  states: [],
  zone: null,
  second: null,
  maintenance: false,
};
const kept = keptValue<string>('slipway.calendar', '{}');

function readWishes(text: string): Wishes {
  try {
    const wishes = { ...START, ...(JSON.parse(text) as Partial<Wishes>) };
    const known: readonly View[] = [...VIEWS, 'dayList'];
    return known.includes(wishes.view) ? wishes : { ...wishes, view: 'week' };
  } catch {
    return START;
  }
}

/** The same object as long as nothing else is wished. */
export function useWishes(): Wishes {
  const text = kept.use();
  return useMemo(() => readWishes(text), [text]);
}

export function keepWishes(wishes: Wishes) {
  kept.set(JSON.stringify(wishes));
}

/** The zone whose clock is read beside the first, wherever a window is told; null for none. */
export function useSecondZone(): string | null {
  return useWishes().second;
}
