import { keptValue } from './kept';

export type Density = 'compact' | 'comfortable';

/** How much room rows take: 32 or 40 pixels. */
export const density = keptValue<Density>('slipway.density', 'compact');

export function useRowHeight(): number {
  return density.use() === 'comfortable' ? 40 : 32;
}
