import { setActor } from '@/actor';
import type { Hub } from '@/bindings';
import { HubForm } from '@/features/settings/hub/HubForm';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';

/** By which the button at the foot submits the form. */
export const HUB_FORM = 'first-run-hub';

/** The only step that is needed: the hub, and who sets it up. */
export function HubStep({ onBegin, onSaved }: { onBegin: () => void; onSaved: () => void }) {
  const hub = useWorkspace().data?.hub ?? null;
  const setUp = useWrite('workspace_set_up', { undo: false });
  const save = useWrite('hub_save', { undo: false });

  const take = async (values: Hub, takes: (refusal: Refusal) => boolean, person: string) => {
    if (hub) {
      const saved = await save.run({ hub: values }, { takes });
      if (saved) onSaved();
      return saved !== null;
    }
    onBegin();
    const answer = await setUp.run({ hub: values, person }, { takes });
    if (!answer) return false;
    setActor(answer.value.people[0]?.id ?? null);
    onSaved();
    return true;
  };
  return <HubForm id={HUB_FORM} hub={hub} asksPerson={!hub} onSave={take} />;
}
