import { MultiSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Dialog, FormActions, submitKey, takeField } from '@/components';
import { useRead, useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from './freezes.module.css';
import { WhenFields } from './WhenFields';

/** Stops every change, or those of some environments, at once. */
export default function HaltDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('windows');
  const zone = useWorkspace().data?.hub?.zone ?? 'UTC';
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const form = useForm({
    initialValues: { reason: '', environments: [] as string[], untilDay: '', untilTime: '' },
    validate: {
      reason: (reason) => (reason.trim() ? null : t('freezes.needed')),
      untilDay: (day, { untilTime }) =>
        (day === '') === (untilTime === '') ? null : t('freezes.haltPast'),
    },
  });
  const { run, running } = useWrite('halt_start', {
    done: t('freezes.haltDone'),
    takes: takeField(form, { until: 'untilDay' }),
  });
  const send = form.onSubmit(async ({ reason, environments: only, untilDay, untilTime }) => {
    const until = untilDay ? { local: `${untilDay}T${untilTime}`, zone, label: '' } : null;
    if (await run({ reason: reason.trim(), environments: only, until })) close();
  });
  return (
    <Dialog title={t('freezes.haltTitle')} size={480} onClose={close}>
      <form noValidate className={classes.form} onSubmit={send} onKeyDown={submitKey}>
        <p className={classes.note}>{t('freezes.haltAbout')}</p>
        <Textarea
          data-autofocus
          required
          rows={2}
          label={t('freezes.reason')}
          placeholder={t('freezes.haltReasonPlaceholder')}
          {...form.getInputProps('reason')}
        />
        <MultiSelect
          label={t('freezes.environments')}
          placeholder={form.values.environments.length ? undefined : t('freezes.every')}
          data={environments.map((one) => ({ value: one.code, label: one.name }))}
          {...form.getInputProps('environments')}
        />
        <WhenFields
          label={t('freezes.until')}
          about={t('freezes.untilAbout')}
          day={form.values.untilDay}
          time={form.values.untilTime}
          onDay={(untilDay) => form.setFieldValue('untilDay', untilDay)}
          onTime={(untilTime) => form.setFieldValue('untilTime', untilTime)}
          error={form.errors.untilDay}
        />
        <FormActions label={t('freezes.halt')} running={running} onCancel={close} />
      </form>
    </Dialog>
  );
}
