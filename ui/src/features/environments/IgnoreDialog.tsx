import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { Dialog, FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { wallOf } from '@/i18n/format';
import { useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from './Environments.module.css';

/** What shall not count. */
export interface Ignored {
  environment: string;
  layer: string;
  component: string;
  /** What is there; null for what is not. */
  found: string | null;
}

/** Days for which something is let pass when nobody says otherwise. */
const DAYS = 14;

/** Days for which something is let pass at most. */
const LONGEST_DAYS = 90;

/** Lets something pass that drifted: why, and until which day. */
export function IgnoreDialog({ ignored, onClose }: { ignored: Ignored; onClose: () => void }) {
  const { t } = useTranslation('environments');
  return (
    <Dialog title={t('ignoring.title', { ...ignored })} size={480} onClose={onClose}>
      <IgnoreForm ignored={ignored} onClose={onClose} />
    </Dialog>
  );
}

function IgnoreForm({ ignored, onClose }: { ignored: Ignored; onClose: () => void }) {
  const { t } = useTranslation('environments');
  const workspace = useWorkspace().data;
  const now = workspace?.now.at ?? '';
  const today = wallOf(now, workspace?.hub?.zone ?? 'UTC').slice(0, 10);
  const { form, restored, leave } = useDraftForm(
    `drift/${ignored.environment}/${ignored.layer}/${ignored.component}`,
    {
      initialValues: {
        component: ignored.component,
        reason: '',
        until: daysAfter(today, DAYS),
        any_version: false,
      },
      validate: {
        component: (text) => (text.trim() ? null : t('needed')),
        reason: (text) => (text.trim() ? null : t('ignoring.needed')),
      },
    },
    onClose,
  );
  const write = useWrite('drift_ignore_save', {
    done: t('ignoring.done', { ...ignored }),
    takes: takeField(form),
  });
  const save = form.onSubmit(async (values) => {
    const { environment, layer } = ignored;
    const found = values.any_version ? null : (ignored.found ?? '');
    if (await write.run({ id: null, environment, layer, found, ...values })) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <p>{t('ignoring.about')}</p>
      <Textarea
        data-autofocus
        required
        rows={3}
        label={t('ignoring.reason')}
        placeholder={t('ignoring.placeholder')}
        {...form.getInputProps('reason')}
      />
      <DateInput
        required
        valueFormat="ddd D MMM YYYY"
        minDate={today || undefined}
        maxDate={daysAfter(today, LONGEST_DAYS) || undefined}
        label={t('ignoring.until')}
        description={t('ignoring.untilAbout')}
        {...form.getInputProps('until')}
      />
      <TextInput
        required
        label={t('ignoring.component')}
        description={t('ignoring.componentAbout')}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('component')}
      />
      <Checkbox
        label={t('ignoring.any')}
        description={t('ignoring.anyAbout')}
        {...form.getInputProps('any_version', { type: 'checkbox' })}
      />
      <FormActions
        label={t('ignoring.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
      />
    </form>
  );
}

/** The day that comes so many days after a day, `YYYY-MM-DD`. */
function daysAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}
