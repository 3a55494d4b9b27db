import { keptValue } from './kept';

const kept = keptValue<string>('slipway.actor', '');

/** The id of the person who acts, or null; kept on this machine only. */
export function actor(): string | null {
  return kept.get() || null;
}

export function setActor(person: string | null) {
  kept.set(person ?? '');
}

export const onActor = kept.listen;

export function useActor(): string | null {
  return kept.use() || null;
}
