import { useRead } from '@/query';

/** The hub, its people and the state of the outside; read again each half minute for its clock. */
export function useWorkspace() {
  return useRead('workspace_show', {}, { every: 30_000 });
}
