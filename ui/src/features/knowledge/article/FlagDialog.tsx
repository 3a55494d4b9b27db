import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { Choice, Dialog, FormActions, submitKey, takeField } from '@/components';
import { useWrite } from '@/query';
import { REASONS } from '../parts/words';
import classes from './article.module.css';

interface FlagDialogProps {
  article: Article;
  onClose: () => void;
}

/** A reader says what is the matter with an article. */
export function FlagDialog({ article, onClose }: FlagDialogProps) {
  const { t } = useTranslation('knowledge');
  const form = useForm({
    initialValues: { reason: 'outdated' as (typeof REASONS)[number], text: '' },
    validate: { text: (text) => (text.trim() ? null : t('article.flagNeeded')) },
  });
  const write = useWrite('article_flag', { takes: takeField(form), done: t('article.flagged') });
  const save = form.onSubmit(async ({ reason, text }) => {
    if (await write.run({ article: article.id, reason, text: text.trim() })) onClose();
  });
  return (
    <Dialog title={t('article.flagTitle')} size={480} onClose={onClose}>
      <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
        <Choice
          label={t('article.flagReason')}
          value={form.values.reason}
          options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          onChange={(reason) => form.setFieldValue('reason', reason)}
        />
        <Textarea
          data-autofocus
          rows={4}
          label={t('article.flagText')}
          placeholder={t('article.flagPlaceholder')}
          {...form.getInputProps('text')}
        />
        <FormActions label={t('article.flagRun')} running={write.running} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
