import { useActor } from '@/actor';
import { useWorkspace } from '@/shell/workspace';

/** What the person who acts is called. */
export function useActing(): string {
  const id = useActor();
  const people = useWorkspace().data?.people ?? [];
  return people.find((one) => one.id === id)?.name ?? '';
}
