import { Button, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { Increment } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from '../Settings.module.css';

interface Values {
  label: string;
  start: string | null;
  end: string | null;
  feature_freeze: string | null;
  bugfix_freeze: string | null;
}

/** A program increment: its label, its days and its freezes. */
export function IncrementForm({
  increment,
  onDone,
}: {
  increment: Increment | null;
  onDone: () => void;
}) {
  const { t } = useTranslation('settings');
  const inside = (day: string | null, { start, end }: Values) =>
    day && ((start && day < start) || (end && day > end)) ? t('increments.outside') : null;
  const { form, restored, leave } = useDraftForm<Values>(
    `increment/${increment?.id ?? ''}`,
    {
      initialValues: {
        label: increment?.label ?? '',
        start: increment?.start ?? null,
        end: increment?.end ?? null,
        feature_freeze: increment?.feature_freeze ?? null,
        bugfix_freeze: increment?.bugfix_freeze ?? null,
      },
      validateInputOnChange: true,
      validate: {
        label: (label) => (label.trim() ? null : t('needed')),
        start: (start) => (start ? null : t('needed')),
        end: (end, { start }) => {
          if (!end) return t('needed');
          return start && end < start ? t('increments.endsBefore') : null;
        },
        feature_freeze: inside,
        bugfix_freeze: inside,
      },
    },
    onDone,
  );
  const { run, running } = useWrite('increment_save', { takes: takeField(form) });
  const remove = useWrite('increment_remove');
  const save = form.onSubmit(async ({ label, start, end, ...freezes }) => {
    if (!start || !end) return;
    const done = t('increments.saved', { label });
    if (await run({ id: increment?.id ?? null, label, start, end, ...freezes }, { done })) leave();
  });
  const day = (name: keyof Values, label: string, about?: string) => (
    <DateInput
      label={label}
      description={about}
      valueFormat="ddd D MMM YYYY"
      clearable={about !== undefined}
      required={about === undefined}
      {...form.getInputProps(name)}
    />
  );
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('increments.label')} required {...form.getInputProps('label')} />
      {day('start', t('increments.start'))}
      {day('end', t('increments.end'))}
      {day('feature_freeze', t('increments.featureFreeze'), t('increments.featureFreezeAbout'))}
      {day('bugfix_freeze', t('increments.bugfixFreeze'), t('increments.bugfixFreezeAbout'))}
      <FormActions
        label={t('increments.save')}
        running={running}
        restored={restored}
        onCancel={leave}
        aside={
          increment ? (
            <Button
              variant="outline"
              color="red"
              loading={remove.running}
              onClick={async () => {
                const done = t('increments.removed', { label: increment.label });
                if (await remove.run({ id: increment.id }, { done })) leave();
              }}
            >
              {t('increments.remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
