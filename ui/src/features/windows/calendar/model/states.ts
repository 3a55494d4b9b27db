import type { CalendarEntry, DeploymentState } from '@/bindings';
import { STATE_MARKS } from '../../deployment/DeploymentMark';

export { STATE_MARKS };
export const STATES = Object.keys(STATE_MARKS) as DeploymentState[];

/** How a bar is drawn. */
export type Form = 'planned' | 'firm' | 'running' | 'closed' | 'blocked';

const OVER: readonly DeploymentState[] = ['closed', 'cancelled', 'rolled_back', 'failed'];

export function formOf(entry: CalendarEntry): Form {
  if (entry.blocked && canMove(entry)) return 'blocked';
  if (entry.state === 'planned') return 'planned';
  if (entry.state === 'announced') return 'firm';
  return OVER.includes(entry.state) ? 'closed' : 'running';
}

/** Whether its window may still be moved: once it has begun, what happened stays. */
export function canMove(entry: CalendarEntry): boolean {
  return entry.state === 'planned' || entry.state === 'announced';
}
