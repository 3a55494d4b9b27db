import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components';
import { useWrite } from '@/query';
import type { Opened } from './draft/opening';
import classes from './editor.module.css';

interface DiscardDialogProps {
  opened: Opened;
  title: string;
  close: () => void;
  done: () => void;
}

/** Throws the draft away, once that was said twice. */
export function DiscardDialog({ opened, title, close, done }: DiscardDialogProps) {
  const { t } = useTranslation('editor');
  const { article, keeper } = opened;
  const write = useWrite('article_draft', {
    undo: false,
    takes: (refusal) => {
      keeper.refused(refusal);
      return true;
    },
  });
  const run = async () => {
    // What is under way would bring the draft back.
    await keeper.flush();
    const gone = await write.run(
      { article, discard: true, seen: keeper.seen() },
      { done: t('discard.done') },
    );
    if (!gone) return;
    await keeper.end();
    done();
  };
  return (
    <Dialog title={t('discard.title')} size={440} onClose={close}>
      <p className={classes.quiet}>{t('discard.about', { title })}</p>
      {write.refusal ? (
        <Alert mt={12} color="red" variant="light" title={write.refusal.message}>
          {write.refusal.field === 'seen' ? t('elsewhere.choose') : write.refusal.hint}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button data-autofocus variant="default" onClick={close}>
          {t('discard.keep')}
        </Button>
        <Button variant="outline" color="red" loading={write.running} onClick={() => void run()}>
          {t('discard.run')}
        </Button>
      </Group>
    </Dialog>
  );
}
