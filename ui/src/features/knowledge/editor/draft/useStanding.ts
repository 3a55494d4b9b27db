import { useSyncExternalStore } from 'react';
import type { Keeper, Standing } from './keeper';

/** How what is typed stands with what is kept, as it changes. */
export function useStanding(keeper: Keeper): Standing {
  return useSyncExternalStore(keeper.listen, keeper.standing);
}
