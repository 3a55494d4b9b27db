import { useActor } from '@/actor';
import type { Article, Person } from '@/bindings';
import { useWorkspace } from '@/shell/workspace';

/** Who acts. Until somebody chose, the core takes the first administrator. */
export function useActingPerson(): Person | undefined {
  const id = useActor();
  const people = useWorkspace().data?.people ?? [];
  return people.find((one) => (id ? one.id === id : one.roles.includes('administrator')));
}

/** What the person who acts is called. */
export function useActing(): string {
  return useActingPerson()?.name ?? '';
}

/** Whether the person who acts looks after the article; others suggest what is to be changed. */
export function useKeeps({ owner_id, published }: Article): boolean {
  const who = useActingPerson();
  if (!who || published === 0) return true;
  return owner_id === who.id || who.roles.includes('knowledge_reviewer');
}
