import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog, StateMark } from '@/components';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useMayOverride } from '@/features/windows/deployment/useMayOverride';
import type { Refusal } from '@/platform';
import classes from './page.module.css';

interface BlockedStatusProps {
  number: number;
  /** The state it was to be moved to, as a word. */
  word: string;
  /** The finding in its way. */
  why: Refusal;
  running: boolean;
  /** What came of the last try, where that is another refusal. */
  refusal: Refusal | null;
  run: (reason: string) => Promise<boolean>;
  close: () => void;
}

/** What a rule has against a state, with the way past it for those who may take it. */
export function BlockedStatus(props: BlockedStatusProps) {
  const { t } = useTranslation('defects');
  const { number, word, why, close } = props;
  const may = useMayOverride();
  const title = t('page.blocked.title', { number, status: word.toLowerCase() });
  const finding = (
    <div className={classes.blocked}>
      <StateMark mark="blocked" label={why.message} />
      <p>{why.hint}</p>
    </div>
  );
  if (!may) {
    return (
      <Dialog title={title} size={480} onClose={close}>
        {finding}
        <p>{t('page.blocked.who')}</p>
        <Group justify="flex-end" mt={16}>
          <Button variant="default" data-autofocus onClick={close}>
            {t('page.blocked.leave')}
          </Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <ReasonDialog
      title={title}
      label={t('page.blocked.do', { status: word.toLowerCase() })}
      danger
      running={props.running}
      refusal={props.refusal}
      run={props.run}
      close={close}
    >
      {finding}
      <p>{t('page.blocked.text')}</p>
    </ReasonDialog>
  );
}
