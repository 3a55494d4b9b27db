import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { Dialog } from '@/components';
import { ToldText } from './ToldBox';
import { useTold } from './useTold';

export interface Target {
  value: string;
  label: string;
}

interface SlipDialogProps {
  row: DefectRow;
  /** How many move. */
  count: number;
  to: Target;
  run: (answer: string | null) => Promise<boolean>;
  close: () => void;
}

/** A fix moves to a later release than was told: those who wait for it are told too, or not. */
export function SlipDialog({ row, count, to, run, close }: SlipDialogProps) {
  const { t } = useTranslation('defects');
  const told = useTold({
    row,
    count,
    template: 'planned_for',
    // It is rendered for the release of today; the words stand to be read before they go out.
    mend: (body) => body.replaceAll(row.release, to.value),
  });
  const move = async (tell: boolean) => {
    const answer = tell ? await told.answer() : null;
    if (answer === undefined) return;
    close();
    if (await run(answer)) told.drop();
  };
  const what = t('decision.defects', { count, number: row.number });
  return (
    <Dialog title={t('slip.title', { what, release: to.label })} size={520} onClose={close}>
      <p>{t('slip.text', { from: row.release })}</p>
      <ToldText told={told} />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={close}>
          {t('slip.stay')}
        </Button>
        <Button variant="default" onClick={() => void move(false)}>
          {t('slip.only')}
        </Button>
        <Button
          data-autofocus
          disabled={!told.text.trim() || told.missing.length > 0}
          onClick={() => void move(true)}
        >
          {t('slip.tell')}
        </Button>
      </Group>
    </Dialog>
  );
}
