import { Button, NumberInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleTemplate } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from './templates.module.css';

interface TemplateFormProps {
  template: ArticleTemplate;
  onDone: () => void;
}

/** The text a kind begins with, and its days. */
export function TemplateForm({ template, onDone }: TemplateFormProps) {
  const { t } = useTranslation('knowledge');
  const { kind, body, review_days, built_in } = template;
  const { form, restored, leave } = useDraftForm(
    `article-template/${kind}`,
    { initialValues: { body, review_days: review_days as number | '' } },
    onDone,
  );
  const write = useWrite('article_template_save', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const request = { kind, body: values.body, review_days: values.review_days || 0 };
    if (await write.run(request, { done: t('templates.saved') })) leave();
  });
  const reset = async () => {
    const request = { kind, body: '', review_days: 0 };
    if (await write.run(request, { done: t('templates.resetDone') })) leave();
  };
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <NumberInput
        min={1}
        max={3650}
        label={t('templates.daysField')}
        {...form.getInputProps('review_days')}
      />
      <Textarea
        autosize
        minRows={14}
        maxRows={26}
        classNames={{ input: 'mono' }}
        label={t('templates.bodyField')}
        description={t('templates.bodyAbout')}
        {...form.getInputProps('body')}
      />
      <FormActions
        label={t('templates.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
        aside={
          built_in ? null : (
            <Button variant="outline" color="red" onClick={() => void reset()}>
              {t('templates.reset')}
            </Button>
          )
        }
      />
    </form>
  );
}
