import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Environment, EnvironmentKind } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from './Environments.module.css';
import { feedsBack } from './ladder';

const KINDS: readonly EnvironmentKind[] = [
  'support',
  'development',
  'uat',
  'staging',
  'sandbox',
  'production',
  'other',
];

interface EnvironmentFormProps {
  environment: Environment | null;
  ladder: readonly Environment[];
  onDone: () => void;
}

/** An environment: what it is for, who feeds it, who sees it. */
export function EnvironmentForm({ environment, ladder, onDone }: EnvironmentFormProps) {
  const { t } = useTranslation('environments');
  const { form, restored, leave } = useDraftForm(
    `environment/${environment?.id ?? ''}`,
    {
      initialValues: {
        name: environment?.name ?? '',
        code: environment?.code ?? '',
        kind: environment?.kind ?? ('other' as EnvironmentKind),
        feeds_from: environment?.feeds_from ?? ladder.at(-1)?.code ?? null,
        dfsp_visible: environment?.dfsp_visible ?? false,
        notes: environment?.notes ?? '',
      },
      validateInputOnChange: true,
      validate: {
        name: (name) => (name.trim() ? null : t('needed')),
        code: (code) => (/^[A-Za-z0-9]+$/.test(code) ? null : t('codeWrong')),
        feeds_from: (from) => {
          const loop = environment && from ? feedsBack(ladder, environment.code, from) : null;
          return loop ? t('loop', { name: loop.name }) : null;
        },
      },
    },
    onDone,
  );
  const { run, running } = useWrite('environment_save', { takes: takeField(form) });
  const remove = useWrite('environment_remove');
  const save = form.onSubmit(async (values) => {
    const request = {
      id: environment?.id ?? null,
      position: environment?.position ?? null,
      ...values,
    };
    if (await run(request, { done: t('saved', { name: values.name }) })) leave();
  });
  const others = ladder.filter((one) => one.id !== environment?.id);
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('name')} required {...form.getInputProps('name')} />
      <TextInput
        label={t('code')}
        description={t('codeAbout')}
        required
        {...form.getInputProps('code')}
      />
      <Select
        label={t('kind')}
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <Select
        label={t('from')}
        description={t('fromAbout')}
        placeholder={t('start')}
        clearable
        data={others.map((one) => ({ value: one.code, label: one.name }))}
        {...form.getInputProps('feeds_from')}
      />
      <Switch
        size="xs"
        label={t('visible')}
        description={t('visibleAbout')}
        {...form.getInputProps('dfsp_visible', { type: 'checkbox' })}
      />
      <Textarea
        label={t('notes')}
        placeholder={t('notesPlaceholder')}
        autosize
        minRows={2}
        {...form.getInputProps('notes')}
      />
      <FormActions
        label={t('save')}
        running={running}
        restored={restored}
        onCancel={leave}
        aside={
          environment ? (
            <Button
              variant="outline"
              color="red"
              loading={remove.running}
              onClick={async () => {
                const done = t('removed', { name: environment.name });
                if (await remove.run({ id: environment.id }, { done })) leave();
              }}
            >
              {t('remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
