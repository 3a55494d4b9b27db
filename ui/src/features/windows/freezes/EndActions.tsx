import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WindowShape } from '@/bindings';
import { useWrite } from '@/query';

interface EndActionsProps {
  window: WindowShape;
  onLift: () => void;
  /** It is gone; an undo is offered. */
  onRemoved: () => void;
}

/**
 * The ways to end a window that is kept: a freeze is lifted and stays on record, either kind is
 * removed. What another calendar says goes only with it.
 */
export function EndActions({ window, onLift, onRemoved }: EndActionsProps) {
  const { t } = useTranslation('windows');
  const { run, running } = useWrite('window_remove');
  const { id, kind, reason, lifted, source } = window;
  const freeze = kind === 'freeze';
  const remove = async () => {
    const done = t('freezes.removed', { reason: reason || t('freezes.maintenance') });
    if (await run({ id }, { done })) onRemoved();
  };
  if (lifted) return null;
  return (
    <Group gap={8}>
      {freeze ? (
        <Button variant="outline" color="red" onClick={onLift}>
          {t('freezes.lift')}
        </Button>
      ) : null}
      {source ? null : (
        <Button variant="subtle" color="red" loading={running} onClick={() => void remove()}>
          {t(freeze ? 'freezes.removeFreeze' : 'freezes.removeMaintenance')}
        </Button>
      )}
    </Group>
  );
}
