import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Desk } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useWrite } from '@/query';

interface RemoveDeskProps {
  desk: Desk;
  open: boolean;
  setOpen: (open: boolean) => void;
  onRemoved: () => void;
}

/** Takes a desk away, after saying what goes with it. */
export function RemoveDesk({ desk, open, setOpen, onRemoved }: RemoveDeskProps) {
  const { t } = useTranslation('desks');
  const remove = useWrite('desk_remove', {
    done: t('removed', { name: desk.name }),
    takes: () => true,
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setOpen(true)}>
        {t('remove')}
      </Button>
      {open ? (
        <ReasonDialog
          title={t('removeAsk', { name: desk.name })}
          label={t('remove')}
          danger
          asks={false}
          running={remove.running}
          refusal={remove.refusal}
          run={async () => {
            const gone = (await remove.run({ id: desk.id })) !== null;
            if (gone) onRemoved();
            return gone;
          }}
          close={() => setOpen(false)}
        >
          <p>{t('removeText', { count: desk.state.unsent })}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
