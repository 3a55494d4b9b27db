import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useRunningCalls } from '@/calls';
import {
  Dialog,
  DropField,
  FormActions,
  PathInput,
  ProgressLine,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import classes from './evidence.module.css';
import { runPath } from './paths';

interface ImportDialogProps {
  /** Ids or codes that the place it was opened from speaks of. */
  release?: string | null;
  environment?: string | null;
  onClose: () => void;
}

/** A report that was dropped; its path is not told, so it comes along. */
interface Dropped {
  name: string;
  content: string;
}

/** Takes in a report. What was typed stays until it is imported or discarded. */
export function ImportDialog({ release, environment, onClose }: ImportDialogProps) {
  const { t } = useTranslation('evidence');
  return (
    <Dialog title={t('form.title')} size={600} onClose={onClose}>
      <ImportForm release={release} environment={environment} onClose={onClose} />
    </Dialog>
  );
}

function ImportForm({ release, environment, onClose }: ImportDialogProps) {
  const { t } = useTranslation('evidence');
  const [, go] = useLocation();
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const needed = (text: string) => (text.trim() ? null : t('form.needed'));
  const { form, restored, leave } = useDraftForm(
    'evidence/import',
    {
      initialValues: {
        file: '',
        release: release ?? '',
        environment: environment ?? '',
        suite: 'gp',
        collection: '',
        collection_day: '',
      },
      validate: {
        file: (file) => (dropped ? null : needed(file)),
        release: needed,
        environment: needed,
        suite: needed,
        collection: needed,
      },
    },
    onClose,
  );
  const write = useWrite('evidence_import', {
    takes: takeField(form),
    done: t('form.saved'),
  });
  const running = useRunningCalls().find((one) => one.call === write.call);
  const save = form.onSubmit(async ({ file, collection_day, ...values }) => {
    const report = dropped
      ? { file: dropped.name, content: dropped.content }
      : { file: file.trim() };
    const day = collection_day.trim() || null;
    const answer = await write.run({ ...values, ...report, collection_day: day });
    if (!answer) return;
    leave();
    go(runPath(answer.value.id));
  });
  const path = (file: string) => {
    setDropped(null);
    form.setFieldValue('file', file);
  };
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <p className={classes.quiet}>{t('form.about')}</p>
      <DropField
        take={(name, content) => {
          setDropped({ name, content });
          form.setFieldValue('file', name);
        }}
        refuse={() => form.setFieldError('file', t('form.tooLong'))}
      >
        <PathInput
          data-autofocus
          required
          label={t('form.file')}
          description={dropped ? t('form.dropped', { name: dropped.name }) : t('form.drop')}
          classNames={{ input: 'mono' }}
          asks={t('form.pick')}
          extensions={['json', 'xml']}
          {...form.getInputProps('file')}
          onChange={path}
        />
      </DropField>
      <Fields form={form} />
      {running ? <ProgressLine call={running} onCancel={write.cancel} /> : null}
      <FormActions
        label={t('form.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
      />
    </form>
  );
}

interface Values {
  file: string;
  release: string;
  environment: string;
  suite: string;
  collection: string;
  collection_day: string;
}

function Fields({ form }: { form: ReturnType<typeof useDraftForm<Values>>['form'] }) {
  const { t } = useTranslation('evidence');
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const ladder = useRead('environment_list', {}).data?.environments ?? [];
  const suites = useRead('evidence_list', {}).data?.suites ?? [];
  const version = releases.find((one) => one.id === form.values.release)?.version;
  // A suite is kept by its slug and read by its title.
  const slugOf = (text: string) => suites.find((one) => one.title === text)?.slug ?? text;
  const titleOf = (slug: string) => suites.find((one) => one.slug === slug)?.title ?? slug;
  return (
    <>
      <div className={classes.pair}>
        <Select
          required
          searchable
          label={t('form.release')}
          data={releases.map((one) => ({ value: one.id, label: one.title }))}
          {...form.getInputProps('release')}
        />
        <Select
          required
          label={t('form.environment')}
          data={ladder.map((one) => ({ value: one.code, label: one.name }))}
          {...form.getInputProps('environment')}
        />
      </div>
      <div className={classes.pair}>
        <Autocomplete
          required
          label={t('form.suite')}
          description={t('form.suiteAbout')}
          data={suites.map((one) => one.title)}
          {...form.getInputProps('suite')}
          value={titleOf(form.values.suite)}
          onChange={(text) => form.setFieldValue('suite', slugOf(text))}
        />
        <TextInput
          required
          label={t('form.collection')}
          description={t('form.collectionAbout')}
          placeholder={version ? `v${version}` : undefined}
          classNames={{ input: 'mono' }}
          {...form.getInputProps('collection')}
        />
      </div>
      <TextInput
        label={t('form.day')}
        description={t('form.dayAbout')}
        {...form.getInputProps('collection_day')}
      />
    </>
  );
}
