import { useRead } from '@/query';

/** What of the service desks waits for someone here. */
export function useDeskCounts() {
  const inbox = useRead('defect_list', { inbox: true, limit: 1 }).data;
  const desks = useRead('desk_list', {}, { every: 30_000 }).data?.desks ?? [];
  const sum = (of: 'unsent' | 'clashes' | 'unknown') =>
    desks.reduce((all, desk) => all + desk.state[of], 0);
  return {
    desks,
    inbox: inbox?.inbox ?? 0,
    outbox: sum('unsent') + sum('unknown'),
    conflicts: sum('clashes'),
    list: 0,
    board: 0,
    charts: 0,
  };
}
