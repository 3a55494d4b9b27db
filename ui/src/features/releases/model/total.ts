import type { ReleaseSummary } from '@/bindings';

/** How many components a listed release holds, whether the list says so or carries them. */
export function componentTotal(release: Pick<ReleaseSummary, 'components'>): number {
  return Number(Array.isArray(release.components) ? release.components.length : release.components);
}
