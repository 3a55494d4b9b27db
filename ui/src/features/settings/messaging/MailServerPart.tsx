import { NumberInput, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailServer } from '@/bindings';
import {
  ErrorNote,
  FormActions,
  PageBody,
  PageHead,
  SkeletonRows,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import classes from '../Settings.module.css';
import own from './messaging.module.css';

/** The server that mail goes out through. */
export default function MailServerPart() {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const read = useRead('mail_server_show', {});
  return (
    <div className={classes.content}>
      <PageHead title={settings('part.mail')} />
      <PageBody padded>
        <p className={classes.blockText}>{t('mail.about')}</p>
        {read.error && !read.data ? (
          <ErrorNote
            message={read.error.message}
            hint={read.error.hint}
            retry={() => void read.refetch()}
          />
        ) : read.data ? (
          <ServerForm key={JSON.stringify(read.data)} server={read.data} />
        ) : (
          <SkeletonRows rows={6} />
        )}
      </PageBody>
    </div>
  );
}

const PASSWORD = {
  keyring: 'passwordKept',
  this_run: 'passwordThisRun',
  none: 'passwordNew',
} as const;
const SECURITIES: MailServer['security'][] = ['tls', 'starttls', 'none'];

function ServerForm({ server }: { server: MailServer }) {
  const { t } = useTranslation('messaging');
  const { password_ready: _, password_kept, ...known } = server;
  const { form, restored, leave, discard } = useDraftForm('mail-server', {
    initialValues: { ...known, password: '' },
    validateInputOnChange: true,
    validate: {
      from_address: (text, values) =>
        !values.host.trim() || /^\S+@\S+$/.test(text) ? null : t('mail.addressWrong'),
    },
  });
  const write = useWrite('mail_server_save', { takes: takeField(form) });
  const save = form.onSubmit(async ({ password, ...values }) => {
    const request = { ...values, port: Number(values.port), password: password || null };
    if (await write.run(request, { done: t('mail.saved') })) leave();
  });
  const { security, host } = form.values;
  return (
    <form noValidate className={own.form} onSubmit={save} onKeyDown={submitKey}>
      <div className={own.host}>
        <TextInput
          label={t('mail.host')}
          description={host ? undefined : t('mail.hostAbout')}
          placeholder={t('mail.hostExample')}
          {...form.getInputProps('host')}
        />
        <NumberInput label={t('mail.port')} min={1} max={65535} {...form.getInputProps('port')} />
      </div>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={t('mail.security')}
          data={SECURITIES.map((value) => ({ value, label: t(`mail.${value}`) }))}
          {...form.getInputProps('security')}
        />
        {security === 'none' ? <p className={own.quiet}>{t('mail.noneAbout')}</p> : null}
      </div>
      <div className={own.pair}>
        <TextInput label={t('mail.login')} autoComplete="off" {...form.getInputProps('login')} />
        <PasswordInput
          label={t('mail.password')}
          description={t(`mail.${PASSWORD[password_kept]}`)}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <TextInput label={t('mail.from')} {...form.getInputProps('from_address')} />
        <TextInput label={t('mail.fromName')} {...form.getInputProps('from_name')} />
        <TextInput
          label={t('mail.caFile')}
          disabled={security === 'none'}
          {...form.getInputProps('ca_file')}
        />
      </div>
      <FormActions
        label={t('mail.save')}
        running={write.running}
        restored={restored}
        onCancel={restored ? discard : undefined}
      />
    </form>
  );
}
