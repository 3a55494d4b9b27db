import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { Dialog, FormActions, submitKey, takeField } from '@/components';
import { useRead, useWrite } from '@/query';
import { AUDIENCES, CONFIDENCES } from '../parts/words';
import classes from './article.module.css';

interface ChangeFactsProps {
  article: Article;
  onClose: () => void;
}

/** What people decide of an article beside its text. */
export function ChangeFacts({ article, onClose }: ChangeFactsProps) {
  const { t } = useTranslation('knowledge');
  const people = useRead('person_list', {}).data?.people ?? [];
  const form = useForm({
    initialValues: {
      owner: article.owner_id ?? '',
      audience: article.audience,
      confidence: article.confidence,
      governed: article.governed,
      review_days: article.review_days_usual ? ('' as number | '') : article.review_days,
      path: article.path,
    },
  });
  const write = useWrite('article_set', { takes: takeField(form), done: t('article.factsSaved') });
  const save = form.onSubmit(async ({ review_days, ...values }) => {
    const request = { article: article.id, ...values, review_days: review_days || 0 };
    if (await write.run(request)) onClose();
  });
  const choices = (field: 'audience' | 'confidence', all: readonly string[]) =>
    all.map((value) => ({ value, label: t(`${field}.${value}` as 'audience.internal') }));
  return (
    <Dialog title={t('article.changeTitle', { title: article.title })} size={520} onClose={onClose}>
      <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
        <Select
          data-autofocus
          searchable
          // It has the focus when the dialog opens, and would lie over the other fields.
          openOnFocus={false}
          clearable
          clearButtonProps={{ 'aria-label': t('article.noOwner') }}
          label={t('article.owner')}
          placeholder={t('article.noOwner')}
          data={people
            .filter((one) => one.active)
            .map((one) => ({ value: one.id, label: one.name }))}
          value={form.values.owner || null}
          onChange={(value) => form.setFieldValue('owner', value ?? '')}
          error={form.errors.owner}
        />
        <div className={classes.pair}>
          <Select
            allowDeselect={false}
            label={t('article.audience')}
            data={choices('audience', AUDIENCES)}
            {...form.getInputProps('audience')}
          />
          <Select
            allowDeselect={false}
            label={t('article.confidence')}
            data={choices('confidence', CONFIDENCES)}
            {...form.getInputProps('confidence')}
          />
        </div>
        <NumberInput
          min={1}
          max={3650}
          label={t('article.reviewDaysField')}
          description={t('article.reviewDaysAbout')}
          {...form.getInputProps('review_days')}
        />
        <TextInput
          label={t('article.pathField')}
          classNames={{ input: 'mono' }}
          {...form.getInputProps('path')}
        />
        <Switch
          label={t('article.governedField')}
          {...form.getInputProps('governed', { type: 'checkbox' })}
        />
        <FormActions label={t('article.saveFacts')} running={write.running} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
