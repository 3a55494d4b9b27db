import { ActionIcon, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { Dialog, FormActions, ProgressLine, submitKey, takeField } from '@/components';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { KIND_NAMES } from '../parts/words';
import { ImportResult } from './ImportResult';
import classes from './import.module.css';

const FORMATS = ['markdown', 'vuepress', 'docusaurus', 'confluence', 'bookstack'] as const;

/** Takes in a folder of documents, and says what was left out and why. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const [result, setResult] = useState<Imported | null>(null);
  return (
    <Dialog title={t('importing.title')} size={560} onClose={onClose}>
      {result ? (
        <ImportResult result={result} onAgain={() => setResult(null)} onClose={onClose} />
      ) : (
        <ImportForm onDone={setResult} onCancel={onClose} />
      )}
    </Dialog>
  );
}

interface ImportFormProps {
  onDone: (result: Imported) => void;
  onCancel: () => void;
}

function ImportForm({ onDone, onCancel }: ImportFormProps) {
  const { t } = useTranslation('knowledge');
  const door = useDoor();
  const form = useForm({
    initialValues: { folder: '', format: 'markdown', kind: '' },
    validate: { folder: (folder) => (folder.trim() ? null : t('importing.folderNeeded')) },
  });
  const write = useWrite('article_import', { takes: takeField(form) });
  const running = useRunningCalls().find((one) => one.call === write.call);
  const pick = async () => {
    const folder = await door.pickFolder(t('importing.pickTitle')).catch(() => null);
    if (folder) form.setFieldValue('folder', folder);
  };
  const save = form.onSubmit(async ({ folder, format, kind }) => {
    const answer = await write.run({ folder: folder.trim(), format, kind: kind || null });
    if (answer) onDone(answer.value);
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <p className={classes.quiet}>{t('importing.about')}</p>
      <TextInput
        data-autofocus
        required
        label={t('importing.folder')}
        classNames={{ input: 'mono' }}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('importing.pick')}
            onClick={() => void pick()}
          >
            <IconFolderOpen size={16} />
          </ActionIcon>
        }
        {...form.getInputProps('folder')}
      />
      <div className={classes.pair}>
        <Select
          allowDeselect={false}
          label={t('importing.format')}
          data={FORMATS.map((value) => ({ value, label: t(`importing.formats.${value}`) }))}
          {...form.getInputProps('format')}
        />
        <Select
          clearable
          clearButtonProps={{ 'aria-label': t('importing.kindAny') }}
          label={t('importing.kind')}
          placeholder={t('importing.kindAny')}
          data={KIND_NAMES.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={form.values.kind || null}
          onChange={(value) => form.setFieldValue('kind', value ?? '')}
          error={form.errors.kind}
        />
      </div>
      {running ? <ProgressLine call={running} onCancel={write.cancel} /> : null}
      <FormActions label={t('importing.run')} running={write.running} onCancel={onCancel} />
    </form>
  );
}
