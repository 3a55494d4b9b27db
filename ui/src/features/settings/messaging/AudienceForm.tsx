import { Button, MultiSelect, PasswordInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Audience, ChangeType } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useRead, useWrite } from '@/query';
import classes from '../Settings.module.css';

const WEBHOOK = {
  keyring: 'webhookKept',
  this_run: 'webhookThisRun',
  none: 'webhookNew',
} as const;
const TYPES: ChangeType[] = ['standard', 'minor', 'major', 'emergency'];

interface AudienceFormProps {
  audience: Audience | null;
  onDone: () => void;
}

/** An audience: whom it reaches, and what it is told of. */
export function AudienceForm({ audience, onDone }: AudienceFormProps) {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const type = useTranslation('deployment').t;
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const { form, restored, leave } = useDraftForm(
    `audience/${audience?.id ?? ''}`,
    {
      initialValues: {
        name: audience?.name ?? '',
        language: audience?.language ?? 'en',
        addresses: audience?.addresses ?? ([] as string[]),
        shows_receivers: audience?.shows_receivers ?? false,
        change_types: audience?.change_types ?? ([] as ChangeType[]),
        environments: audience?.environments ?? ([] as string[]),
        webhook: audience?.webhook ?? '',
        webhook_url: '',
      },
      validateInputOnChange: true,
      validate: { name: (text) => (text.trim() ? null : settings('needed')) },
    },
    onDone,
  );
  const write = useWrite('audience_save', { takes: takeField(form) });
  const gone = useWrite('audience_remove');
  const save = form.onSubmit(async ({ webhook_url, ...values }) => {
    const done = t('audiences.saved', { name: values.name });
    const request = { id: audience?.id ?? null, ...values, webhook_url: webhook_url || null };
    if (await write.run(request, { done })) leave();
  });
  const remove = async (one: Audience) => {
    if (await gone.run({ id: one.id }, { done: t('audiences.removed', one) })) leave();
  };
  const { webhook, change_types, environments: chosen } = form.values;
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('audiences.name')} required {...form.getInputProps('name')} />
      <TagsInput
        label={t('audiences.addresses')}
        description={t('audiences.addressesAbout')}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        {...form.getInputProps('addresses')}
      />
      <Switch
        label={t('audiences.showReceivers')}
        description={t('audiences.showReceiversAbout')}
        {...form.getInputProps('shows_receivers', { type: 'checkbox' })}
      />
      <TextInput
        label={t('audiences.language')}
        description={t('audiences.languageAbout')}
        {...form.getInputProps('language')}
      />
      <MultiSelect
        label={t('audiences.environments')}
        placeholder={chosen.length === 0 ? t('audiences.everyOne') : undefined}
        data={environments.map((one) => ({ value: one.code, label: one.name }))}
        {...form.getInputProps('environments')}
      />
      <MultiSelect
        label={t('audiences.changeTypes')}
        placeholder={change_types.length === 0 ? t('audiences.everyOne') : undefined}
        data={TYPES.map((value) => ({ value, label: type(`type.${value}`) }))}
        {...form.getInputProps('change_types')}
      />
      <TextInput
        label={t('audiences.webhook')}
        description={t('audiences.webhookAbout')}
        {...form.getInputProps('webhook')}
      />
      {webhook.trim() ? (
        <PasswordInput
          label={t('audiences.webhookUrl')}
          description={t(`audiences.${WEBHOOK[audience?.webhook_kept ?? 'none']}`)}
          autoComplete="off"
          {...form.getInputProps('webhook_url')}
        />
      ) : null}
      <FormActions
        label={t('audiences.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
        aside={
          audience ? (
            <Button variant="outline" color="red" onClick={() => void remove(audience)}>
              {t('audiences.remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
