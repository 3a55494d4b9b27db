import { useActor } from '@/actor';
import type { Role } from '@/bindings';
import { useWorkspace } from '@/shell/workspace';

/** Who may let a block pass with a reason; the host's table is the one that holds. */
const MAY: readonly Role[] = ['release_manager', 'change_approver'];

/** Whether the person who acts may let a block pass, so that a reason is worth asking for. */
export function useMayOverride(): boolean {
  const actor = useActor();
  const people = useWorkspace().data?.people ?? [];
  const roles = people.find((one) => one.id === actor)?.roles ?? [];
  return roles.some((role) => MAY.includes(role));
}
