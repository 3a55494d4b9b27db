import { ActionIcon, Alert, Checkbox, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticlesExported } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { Dialog, FormActions, ProgressLine, submitKey, takeField } from '@/components';
import { type Refusal, useDoor } from '@/platform';
import { useWrite } from '@/query';
import { AUDIENCES } from '../parts/words';
import { ExportResult } from './ExportResult';
import classes from './folders.module.css';

interface ExportDialogProps {
  /** Whether the folder is kept up to date from now on. */
  keep?: boolean;
  /** Only the articles about this release. */
  release?: { id: string; title: string };
  onClose: () => void;
}

/** Writes the published articles to a folder: once, or from now on. */
export function ExportDialog({ keep = false, release, onClose }: ExportDialogProps) {
  const { t } = useTranslation('knowledge');
  const [result, setResult] = useState<ArticlesExported | null>(null);
  const [html, setHtml] = useState(false);
  const title = release
    ? t('folders.bundleTitle', { release: release.title })
    : t(keep ? 'folders.mirrorTitle' : 'folders.exportTitle');
  const done = (told: ArticlesExported, page: boolean) => {
    setHtml(page);
    setResult(told);
  };
  return (
    <Dialog title={title} size={560} onClose={onClose}>
      {result ? (
        <ExportResult result={result} html={html} onClose={onClose} />
      ) : (
        <ExportForm keep={keep} release={release} onDone={done} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface ExportFormProps extends ExportDialogProps {
  onDone: (told: ArticlesExported, html: boolean) => void;
}

function ExportForm({ keep = false, release, onDone, onClose }: ExportFormProps) {
  const { t } = useTranslation('knowledge');
  const door = useDoor();
  const form = useForm({
    initialValues: { folder: '', audience: 'internal', html: false },
    validate: { folder: (folder) => (folder.trim() ? null : t('folders.folderNeeded')) },
  });
  const { write, running, cancel } = useExport(keep, takeField(form));
  const pick = async () => {
    const folder = await door.pickFolder(t('folders.pick')).catch(() => null);
    if (folder) form.setFieldValue('folder', folder);
  };
  const save = form.onSubmit(async ({ folder, ...wish }) => {
    const told = await write.run({ ...wish, folder: folder.trim() }, release?.id);
    if (told) onDone(told, wish.html);
  });
  const about = release ? 'bundleAbout' : keep ? 'mirrorAbout' : 'exportAbout';
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <p className={classes.quiet}>{t(`folders.${about}`)}</p>
      <TextInput
        data-autofocus
        required
        label={t('folders.folder')}
        description={t('folders.folderAbout')}
        classNames={{ input: 'mono' }}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('folders.pick')}
            onClick={() => void pick()}
          >
            <IconFolderOpen size={16} />
          </ActionIcon>
        }
        {...form.getInputProps('folder')}
      />
      <Select
        allowDeselect={false}
        label={t('folders.audience')}
        description={t('folders.audienceAbout')}
        data={AUDIENCES.map((value) => ({ value, label: t(`folders.audiences.${value}`) }))}
        {...form.getInputProps('audience')}
      />
      <Checkbox label={t('folders.html')} {...form.getInputProps('html', { type: 'checkbox' })} />
      {running ? <ProgressLine call={running} onCancel={cancel} /> : null}
      {write.refusal && !write.refusal.field ? (
        <Alert role="alert" color="red" variant="light" title={write.refusal.message}>
          {write.refusal.code === 'cancelled' ? t('folders.cancelled') : write.refusal.hint}
        </Alert>
      ) : null}
      <FormActions
        label={t(keep ? 'folders.mirrorRun' : 'folders.exportRun')}
        running={write.running}
        onCancel={onClose}
      />
    </form>
  );
}

interface Wish {
  folder: string;
  audience: string;
  html: boolean;
}

/** One of the two commands that write a folder; what refuses it is shown where it was asked. */
function useExport(keep: boolean, field: (refusal: Refusal) => boolean) {
  const takes = (refusal: Refusal) => {
    field(refusal);
    return true;
  };
  const once = useWrite('article_export', { takes });
  const mirror = useWrite('article_mirror_save', { takes, undo: false });
  const asked = keep ? mirror : once;
  const running = useRunningCalls().find((one) => one.call === asked.call);
  const run = async (wish: Wish, release?: string) => {
    const answer = keep ? await mirror.run(wish) : await once.run({ ...wish, release });
    return answer?.value ?? null;
  };
  return {
    write: { run, running: asked.running, refusal: asked.refusal },
    running,
    cancel: asked.cancel,
  };
}
