import type { Mark } from '@/components';
import type { Standing } from '../model/live';

/** How each phase of an open window is marked. */
export const PHASE_MARKS: Record<Standing['phase'], Mark> = {
  running: 'running',
  past_no_return: 'flag',
  overrun: 'failed',
};
