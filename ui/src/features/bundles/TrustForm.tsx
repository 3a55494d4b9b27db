import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { BundleLook } from '@/bindings';
import { submitKey, takeField } from '@/components';
import { useWrite } from '@/query';
import classes from './bundles.module.css';

/** Trusts the key of a bundle: the fingerprint is typed, as the others told it, and a reason given. */
export function TrustForm({ look, done }: { look: BundleLook; done: () => void }) {
  const { t } = useTranslation('bundles');
  const needed = (text: string) => (text.trim() ? null : t('needed'));
  const form = useForm({
    initialValues: { fingerprint: '', organisation: look.organisation, reason: '' },
    validate: { fingerprint: needed, organisation: needed, reason: needed },
  });
  const write = useWrite('key_trust', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const { organisation } = values;
    const answer = await write.run(
      { key: look.key, ...values },
      { done: t('trust.done', { organisation }) },
    );
    if (answer) done();
  });
  return (
    <form
      noValidate
      className={classes.block}
      aria-label={t('trust.title')}
      onSubmit={save}
      onKeyDown={submitKey}
    >
      <p className={classes.title}>{t('trust.title')}</p>
      <p className={classes.quiet}>{t('trust.about', { organisation: look.organisation })}</p>
      <TextInput
        required
        label={t('trust.fingerprint')}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('fingerprint')}
      />
      <TextInput required label={t('trust.organisation')} {...form.getInputProps('organisation')} />
      <Textarea required rows={2} label={t('trust.reason')} {...form.getInputProps('reason')} />
      <div>
        <Button type="submit" variant="default" loading={write.running}>
          {t('trust.save')}
        </Button>
      </div>
    </form>
  );
}
