import type { ReleaseState } from '../../../bindings';

/** The way a release takes, in order; the guide's release process, steps 1 to 4. */
export const PATH: readonly ReleaseState[] = [
  'available',
  'artifacts_reviewed',
  'core_validated',
  'products_validated',
  'approved',
];

/** The two ways off the path. */
export const OFF_PATH: readonly ReleaseState[] = ['rejected', 'superseded'];

/** Whether nothing more can happen to a release in this state. */
export function isSettled(state: ReleaseState): boolean {
  return state === 'approved' || OFF_PATH.includes(state);
}

/** How a step of the path stands for a release. */
export type StepStanding = 'done' | 'here' | 'next' | 'later';

/**
 * Where each step of the path stands.
 *
 * A release off the path keeps no claim to any step: what it had reached is told by its history.
 */
export function standing(
  step: ReleaseState,
  state: ReleaseState,
  next: ReleaseState | null,
): StepStanding {
  const at = PATH.indexOf(state);
  const place = PATH.indexOf(step);
  if (at < 0) return 'later';
  if (place < at) return 'done';
  if (place === at) return 'here';
  return step === next ? 'next' : 'later';
}
