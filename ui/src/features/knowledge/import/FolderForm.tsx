import { ActionIcon, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { FormActions, ProgressLine, submitKey, takeField } from '@/components';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import classes from './import.module.css';
import { KindSelect } from './KindSelect';

const FORMATS = ['markdown', 'vuepress', 'docusaurus', 'confluence', 'bookstack'] as const;

export interface ImportFormProps {
  /** What lets somebody choose another source; not while this one is read. */
  source: (locked: boolean) => ReactNode;
  onDone: (result: Imported) => void;
  onCancel: () => void;
}

/** Takes in a folder of documents. */
export function FolderForm({ source, onDone, onCancel }: ImportFormProps) {
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
      {source(write.running)}
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
        <KindSelect {...form.getInputProps('kind')} />
      </div>
      {running ? <ProgressLine call={running} onCancel={write.cancel} /> : null}
      <FormActions label={t('importing.run')} running={write.running} onCancel={onCancel} />
    </form>
  );
}
