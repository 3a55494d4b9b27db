import type { PriorityMatrix } from '@/bindings';

export const STEPS = [5, 4, 3, 2, 1] as const;

/** The priority the matrix gives; empty while one of the two is not known. */
export function priorityOf(
  matrix: PriorityMatrix | undefined,
  urgency: string,
  impact: string,
): string {
  if (!matrix || !urgency || !impact) return '';
  return matrix.cells[5 - Number(impact)]?.[5 - Number(urgency)] ?? '';
}
