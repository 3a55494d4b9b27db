import { keptValue } from '@/kept';

export type Mode = 'read' | 'side' | 'one';

const kept = keptValue<Mode>('slipway.review.mode', 'side');

/** How comparisons are shown; a text without another before it has nothing beside it. */
export function useMode(first: boolean): {
  mode: Mode;
  modes: readonly Mode[];
  set: (mode: Mode) => void;
} {
  const chosen = kept.use();
  const modes: readonly Mode[] = first ? ['read', 'one'] : ['read', 'side', 'one'];
  return { mode: modes.includes(chosen) ? chosen : 'read', modes, set: kept.set };
}
