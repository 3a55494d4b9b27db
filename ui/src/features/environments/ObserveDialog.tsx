import { Checkbox, FileInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardEnvironment, CarriedFile, ObserveEnvironment } from '@/bindings';
import { useRunningCalls } from '@/calls';
import {
  Choice,
  Dialog,
  FormActions,
  MAX_FILE_BYTES,
  PathInput,
  ProgressLine,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from './Environments.module.css';

interface ObserveDialogProps {
  environments: readonly BoardEnvironment[];
  /** Code of the one that was chosen; null for any. */
  first?: string | null;
  onClose: () => void;
}

type Way = 'cluster' | 'files' | 'hand';

/** Reads an environment. What was typed stays until it is read or discarded. */
export function ObserveDialog(props: ObserveDialogProps) {
  const { t } = useTranslation('environments');
  return (
    <Dialog title={t('observe.title')} size={520} onClose={props.onClose}>
      <ObserveForm {...props} />
    </Dialog>
  );
}

const lacks = (text: string, way: Way) => way === 'hand' && text.trim() === '';

/** Null for what was left empty. */
const given = (text: string) => text.trim() || null;

function ObserveForm({ environments, first = null, onClose }: ObserveDialogProps) {
  const { t } = useTranslation('environments');
  const [files, setFiles] = useState<File[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const zone = useWorkspace().data?.hub?.zone ?? 'UTC';
  const { form, restored, leave } = useDraftForm(
    `environment/observe${first ? `/${first}` : ''}`,
    {
      initialValues: {
        environment: first ?? environments[0]?.code ?? '',
        way: 'cluster' as Way,
        context: '',
        kubeconfig: '',
        namespace: '',
        release: '',
        chart: '',
        version: '',
        taken: '',
        whole: false,
      },
      validate: {
        // Only what is written by hand must be named whole.
        release: (text, values) => (lacks(text, values.way) ? t('observe.needed') : null),
        chart: (text, values) => (lacks(text, values.way) ? t('observe.needed') : null),
        version: (text, values) => (lacks(text, values.way) ? t('observe.needed') : null),
      },
    },
    onClose,
  );
  const write = useWrite('environment_observe', { takes: takeField(form) });
  const running = useRunningCalls().find((one) => one.call === write.call);
  const { way } = form.values;
  const save = form.onSubmit(async (values) => {
    const why = way === 'files' ? whyNot(files) : null;
    setRefused(why ? t(`observe.${why}`) : null);
    if (why) return;
    const name = environments.find((one) => one.code === values.environment)?.name ?? '';
    const answer = await write.run(
      {
        environment: values.environment,
        hand: [],
        files: [],
        whole: false,
        ...(await looked(values, files, zone)),
      },
      { done: t('observe.saved', { name }) },
    );
    if (answer) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <Select
        data-autofocus
        allowDeselect={false}
        label={t('observe.environment')}
        data={environments.map((one) => ({ value: one.code, label: one.name }))}
        {...form.getInputProps('environment')}
      />
      <div>
        <Choice
          label={t('observe.way')}
          value={way}
          onChange={(next: Way) => form.setFieldValue('way', next)}
          options={(['cluster', 'files', 'hand'] as const).map((value) => ({
            value,
            label: t(`observe.ways.${value}`),
          }))}
        />
      </div>
      {way === 'cluster' ? (
        <>
          <p>{t('observe.cluster')}</p>
          <TextInput
            label={t('observe.context')}
            description={t('observe.contextAbout')}
            classNames={{ input: 'mono' }}
            {...form.getInputProps('context')}
          />
          <PathInput
            label={t('observe.kubeconfig')}
            description={t('observe.kubeconfigAbout')}
            classNames={{ input: 'mono' }}
            asks={t('observe.pick')}
            extensions={[]}
            {...form.getInputProps('kubeconfig')}
          />
        </>
      ) : way === 'files' ? (
        <>
          <FileInput
            multiple
            clearable
            required
            clearButtonProps={{ 'aria-label': t('observe.files') }}
            label={t('observe.files')}
            description={t('observe.filesAbout')}
            placeholder={t('observe.chooseFiles')}
            value={files}
            onChange={setFiles}
            error={refused}
          />
          <TextInput
            label={t('observe.release')}
            classNames={{ input: 'mono' }}
            {...form.getInputProps('release')}
          />
          <TextInput
            label={t('observe.taken')}
            description={t('observe.takenAbout', { zone })}
            placeholder="2026-11-28 22:00"
            classNames={{ input: 'mono' }}
            {...form.getInputProps('taken')}
          />
        </>
      ) : (
        <>
          <p>{t('observe.hand')}</p>
          {(['release', 'chart', 'version'] as const).map((field) => (
            <TextInput
              key={field}
              required
              label={t(field === 'release' ? 'observe.handRelease' : `observe.${field}`)}
              classNames={{ input: 'mono' }}
              {...form.getInputProps(field)}
            />
          ))}
        </>
      )}
      <TextInput
        label={t(way === 'hand' ? 'observe.handNamespace' : 'observe.namespace')}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('namespace')}
      />
      {way === 'cluster' ? null : (
        <Checkbox
          label={t('observe.whole')}
          description={t('observe.wholeAbout')}
          {...form.getInputProps('whole', { type: 'checkbox' })}
        />
      )}
      {running ? <ProgressLine call={running} onCancel={write.cancel} /> : null}
      <FormActions
        label={t(way === 'hand' ? 'observe.saveHand' : 'observe.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
      />
    </form>
  );
}

interface Looked {
  way: Way;
  context: string;
  kubeconfig: string;
  namespace: string;
  release: string;
  chart: string;
  version: string;
  taken: string;
  whole: boolean;
}

/** The part of the request that says how it was looked. */
async function looked(
  values: Looked,
  files: readonly File[],
  zone: string,
): Promise<Partial<ObserveEnvironment>> {
  const namespace = given(values.namespace);
  const { way, release, chart, version, whole } = values;
  if (way === 'files') {
    const when = given(values.taken);
    const taken = when ? { local: when, zone, label: '' } : null;
    return { files: await carried(files), release: given(release), namespace, taken, whole };
  }
  if (way === 'hand') {
    const one = { release: release.trim(), chart: chart.trim(), version: version.trim() };
    return { hand: [{ ...one, namespace: namespace ?? '', app_version: null }], whole };
  }
  const [context, kubeconfig] = [given(values.context), given(values.kubeconfig)];
  return { cluster: { context, kubeconfig, namespace } };
}

function whyNot(files: readonly File[]): 'needFiles' | 'tooLong' | null {
  if (files.length === 0) return 'needFiles';
  return files.some((one) => one.size > MAX_FILE_BYTES) ? 'tooLong' : null;
}

function carried(files: readonly File[]): Promise<CarriedFile[]> {
  return Promise.all(
    files.map(async (one) => ({
      name: one.name,
      content: await one.text(),
      modified: new Date(one.lastModified).toISOString(),
    })),
  );
}
