import type { ReleaseSummary } from '@/bindings';
import { useRead } from '@/query';

/** Every release package, as lists show it; none while they are being read. */
export function useReleases(): readonly ReleaseSummary[] {
  return useRead('release_list', {}).data?.releases ?? [];
}
