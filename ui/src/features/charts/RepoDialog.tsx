import { Alert, Input, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repo } from '@/bindings';
import { Dialog, FormActions, submitKey } from '@/components';
import { useWrite } from '@/query';
import classes from './charts.module.css';
import {
  AUTHS,
  type Auth,
  kindOf,
  type RepoValues,
  repoFaults,
  repoRequest,
  repoValues,
} from './model';

interface RepoDialogProps {
  /** What is edited; without an id a new one is added. */
  repo: Partial<Repo>;
  close: () => void;
  /** It was saved under this name and can be read. */
  saved: (name: string) => void;
}

/** Where charts come from and how to sign in there; a secret goes in and never comes out. */
export function RepoDialog({ repo, close, saved }: RepoDialogProps) {
  const { t } = useTranslation('charts');
  const [values, setValues] = useState(() => repoValues(repo));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const save = useWrite('repo_save', { takes: () => true });
  const hasSecret = repo.has_secret ?? false;
  const faults = repoFaults(values, hasSecret);
  const set = (change: Partial<RepoValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setTouched((before) => new Set([...before, ...Object.keys(change)]));
  };
  const error = (field: keyof RepoValues) => {
    const fault = faults[field];
    if (fault && (sent || touched.has(field))) return t(`form.fault.${fault}`);
    return save.refusal?.field === field ? save.refusal.message : undefined;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(faults).length > 0) return;
    const { name } = repoRequest(values);
    const done = await save.run(repoRequest(values, repo.id), { done: t('repos.saved', { name }) });
    if (!done) return;
    close();
    saved(name);
  };
  const fields = { values, set, error };
  return (
    <Dialog
      onClose={close}
      size={540}
      title={repo.id ? t('form.editTitle', { name: repo.name ?? '' }) : t('form.addTitle')}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitKey}
      >
        <TextInput
          data-autofocus
          label={t('form.name')}
          description={t('form.nameHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={error('name')}
        />
        <TextInput
          label={t('form.url')}
          description={
            kindOf(values.url) === 'none' ? t('form.urlHint') : t(`form.kind.${kindOf(values.url)}`)
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={values.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
          error={error('url')}
        />
        <SignIn {...fields} hasSecret={hasSecret} />
        {kindOf(values.url) === 'oci' ? (
          <Textarea
            rows={3}
            label={t('form.charts')}
            description={t('form.chartsHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={values.charts}
            onChange={(event) => set({ charts: event.currentTarget.value })}
            error={error('charts')}
          />
        ) : null}
        <div className={classes.pair}>
          <TextInput
            label={t('form.caFile')}
            placeholder={t('form.optional')}
            value={values.ca_file}
            onChange={(event) => set({ ca_file: event.currentTarget.value })}
            error={error('ca_file')}
          />
          <TextInput
            label={t('form.proxy')}
            placeholder={t('form.optional')}
            value={values.proxy}
            onChange={(event) => set({ proxy: event.currentTarget.value })}
            error={error('proxy')}
          />
        </div>
        {save.refusal ? (
          <Alert color="red" variant="light" title={save.refusal.message}>
            {save.refusal.hint}
          </Alert>
        ) : null}
        <FormActions label={t('form.saveSync')} running={save.running} onCancel={close} />
      </form>
    </Dialog>
  );
}

interface SignInProps {
  values: RepoValues;
  set: (change: Partial<RepoValues>) => void;
  error: (field: keyof RepoValues) => string | undefined;
  hasSecret: boolean;
}

function SignIn({ values, set, error, hasSecret }: SignInProps) {
  const { t } = useTranslation('charts');
  return (
    <>
      <Input.Wrapper label={t('form.auth')}>
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('form.auth')}
            value={values.auth}
            onChange={(auth) => set({ auth: auth as Auth })}
            data={AUTHS.map((auth) => ({ value: auth, label: t(`form.auths.${auth}`) }))}
          />
        </div>
      </Input.Wrapper>
      {values.auth === 'anonymous' ? null : (
        <div className={classes.pair}>
          {values.auth === 'basic' ? (
            <TextInput
              label={t('form.username')}
              autoComplete="off"
              value={values.username}
              onChange={(event) => set({ username: event.currentTarget.value })}
              error={error('username')}
            />
          ) : null}
          <PasswordInput
            label={t(values.auth === 'basic' ? 'form.password' : 'form.token')}
            description={t(hasSecret ? 'form.secretKept' : 'form.secretHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="new-password"
            value={values.secret}
            onChange={(event) => set({ secret: event.currentTarget.value })}
            error={error('secret')}
          />
        </div>
      )}
    </>
  );
}
