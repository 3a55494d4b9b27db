import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageKind, TemplateField, TemplateShape } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useRead, useWrite } from '@/query';
import classes from '../Settings.module.css';
import own from './messaging.module.css';
import { Preview } from './Preview';
import { missingFields, withField } from './template';

const KINDS: MessageKind[] = [
  'target_date',
  'announcement',
  'opened',
  'closed',
  'date_changed',
  'cancelled',
  'approval',
  'readiness_confirmed',
];

interface TemplateFormProps {
  template: TemplateShape | null;
  fields: readonly TemplateField[];
  onDone: () => void;
}

/** A template's text, the fields it may use, and what it comes to. */
export function TemplateForm({ template, fields, onDone }: TemplateFormProps) {
  const { t } = useTranslation('messaging');
  const kindWord = useTranslation('messages').t;
  const audiences = useRead('audience_list', {}).data?.audiences ?? [];
  const body = useRef<HTMLTextAreaElement>(null);
  const { form, restored, leave } = useDraftForm(
    `template/${template ? `${template.kind}/${template.language}/${template.audience_id}` : ''}`,
    {
      initialValues: {
        kind: template?.kind ?? ('announcement' as MessageKind),
        language: template?.language ?? 'en',
        audience: template?.audience_id ?? '',
        subject: template?.subject ?? '',
        body: template?.body ?? '',
        notice_days: template?.notice_days ?? ('' as number | ''),
      },
    },
    onDone,
  );
  const write = useWrite('template_save', { takes: takeField(form) });
  const { values } = form;
  const request = () => ({
    ...values,
    audience: values.audience || null,
    notice_days: values.notice_days === '' ? null : values.notice_days,
    reset: false,
  });
  const save = form.onSubmit(async () => {
    if (await write.run(request(), { done: t('templates.saved') })) leave();
  });
  const reset = async () => {
    const done = t('templates.resetDone');
    if (await write.run({ ...request(), reset: true }, { done })) leave();
  };
  const put = (name: string) => {
    const box = body.current;
    const at = box?.selectionStart ?? values.body.length;
    form.setFieldValue('body', withField(values.body, name, at));
    box?.focus();
  };
  const missing = missingFields(values, fields);
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      {template ? null : (
        <Select
          allowDeselect={false}
          label={t('templates.kind')}
          data={KINDS.map((value) => ({ value, label: kindWord(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
      )}
      <div className={own.pair}>
        <Select
          clearable={!template}
          readOnly={template !== null}
          label={t('templates.audience')}
          placeholder={t('templates.everyAudience')}
          data={audiences.map((one) => ({ value: one.id, label: one.name }))}
          value={values.audience || null}
          onChange={(value) => form.setFieldValue('audience', value ?? '')}
        />
        <TextInput
          readOnly={template !== null}
          label={t('templates.language')}
          {...form.getInputProps('language')}
        />
      </div>
      <TextInput
        className={own.mono}
        label={t('templates.subject')}
        {...form.getInputProps('subject')}
      />
      <Textarea
        ref={body}
        autosize
        minRows={8}
        maxRows={18}
        className={own.mono}
        label={t('templates.body')}
        {...form.getInputProps('body')}
      />
      {missing.length > 0 ? (
        <p className={own.missing}>{t('templates.missing', { fields: missing.join(', ') })}</p>
      ) : null}
      <Fields fields={fields} kind={values.kind} put={put} />
      <NumberInput
        min={0}
        max={60}
        label={t('templates.noticeField')}
        description={t('templates.noticeAbout')}
        {...form.getInputProps('notice_days')}
      />
      <Preview
        kind={values.kind}
        audience={values.audience || null}
        template={{ subject: values.subject, body: values.body, language: values.language || null }}
      />
      <FormActions
        label={t('templates.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
        aside={
          template && !template.built_in ? (
            <Button variant="outline" color="red" onClick={() => void reset()}>
              {t('templates.reset')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}

interface FieldsProps {
  fields: readonly TemplateField[];
  kind: MessageKind;
  put: (name: string) => void;
}

/** What may be written in a template; what this kind cannot go without says so. */
function Fields({ fields, kind, put }: FieldsProps) {
  const { t } = useTranslation('messaging');
  return (
    <section>
      <h3 className={own.head}>{t('templates.fields')}</h3>
      <p className={own.quiet}>{t('templates.fieldsAbout')}</p>
      <ul className={own.fields}>
        {fields.map((one) => (
          <li key={one.name}>
            <button type="button" className={own.field} onClick={() => put(one.name)}>
              <code>{one.name}</code>
              <span className={own.quiet}>
                {one.holds}
                {one.required_by.includes(kind) ? `, ${t('templates.required')}` : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
