import { PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '@/bindings';
import { FormActions, PathInput, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import { CheckResult } from './CheckResult';
import classes from './desks.module.css';
import { RemoveDesk } from './RemoveDesk';

const KINDS = ['rt', 'redmine', 'jira', 'github'] as const;
const ROLES = ['support_bugs', 'hub_incidents', 'product_backlog'] as const;
type Kind = (typeof KINDS)[number];
type Role = (typeof ROLES)[number];

interface DeskPanelProps {
  /** None: one is added. */
  desk: Desk | null;
  onSaved: (id: string) => void;
  onRemoved: () => void;
}

/** Connects a desk, step by step, and shows what it offers as soon as it is saved. */
export function DeskPanel({ desk, onSaved, onRemoved }: DeskPanelProps) {
  return (
    <>
      <DeskForm desk={desk} onSaved={onSaved} onRemoved={onRemoved} />
      {desk ? <CheckResult key={`${desk.id} ${desk.url} ${desk.project}`} desk={desk} /> : null}
    </>
  );
}

const EMPTY = {
  name: '',
  kind: 'rt',
  url: '',
  project: '',
  role: 'support_bugs',
  username: '',
  ca_file: '',
};

function DeskForm({ desk, onSaved, onRemoved }: DeskPanelProps) {
  const { t } = useTranslation('desks');
  const [removing, setRemoving] = useState(false);
  const { name, kind, url, project, role, username, ca_file } = desk ?? EMPTY;
  const { form, restored, leave, discard } = useDraftForm(`desk/${desk?.id ?? 'new'}`, {
    initialValues: { name, kind, url, project, role, username, ca_file, secret: '' },
    validateInputOnChange: true,
    validate: {
      name: (text) => (text.trim() ? null : t('needed')),
      url: (text) => (/^https?:\/\/\S+$/.test(text.trim()) ? null : t('urlWrong')),
      project: (text) => (text.trim() ? null : t('needed')),
    },
  });
  const write = useWrite('desk_save', { takes: takeField(form) });
  const save = form.onSubmit(async ({ secret, ...values }) => {
    const request = { id: desk?.id ?? null, ...values, secret: secret || null };
    const answer = await write.run(request, { done: t('saved', { name: values.name }) });
    if (!answer) return;
    form.setFieldValue('secret', '');
    leave();
    onSaved(answer.value.id);
  });
  const { kind: chosen, role: meant } = form.values;
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('kind')}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <p className={classes.hint}>{t(`kindAbout.${chosen as Kind}`)}</p>
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('name')}
          description={t('nameAbout')}
          required
          {...form.getInputProps('name')}
        />
        <Select
          label={t('role')}
          description={t(`roleAbout.${meant as Role}`)}
          allowDeselect={false}
          data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
          {...form.getInputProps('role')}
        />
        <TextInput
          label={t('url')}
          required
          placeholder={t(`urlExample.${chosen as Kind}`)}
          {...form.getInputProps('url')}
        />
        <TextInput
          label={t(`project.${chosen as Kind}`)}
          required
          {...form.getInputProps('project')}
        />
        <TextInput
          label={t('username')}
          description={t('usernameAbout')}
          autoComplete="off"
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label={t('secret')}
          description={t(desk?.has_secret ? 'secretKept' : 'secretNew')}
          autoComplete="new-password"
          {...form.getInputProps('secret')}
        />
      </div>
      <PathInput
        label={t('ca')}
        description={t('caAbout')}
        asks={t('ca')}
        extensions={['pem', 'crt']}
        {...form.getInputProps('ca_file')}
      />
      <FormActions
        label={t('save')}
        running={write.running}
        restored={restored}
        onCancel={restored ? discard : undefined}
        aside={
          desk ? (
            <RemoveDesk desk={desk} open={removing} setOpen={setRemoving} onRemoved={onRemoved} />
          ) : null
        }
      />
    </form>
  );
}
