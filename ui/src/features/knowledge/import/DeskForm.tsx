import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Desk } from '@/bindings';
import { useRunningCalls } from '@/calls';
import {
  EmptyState,
  ErrorNote,
  FormActions,
  ProgressLine,
  SkeletonRows,
  submitKey,
  takeField,
} from '@/components';
import { useRead, useWrite } from '@/query';
import type { ImportFormProps } from './FolderForm';
import classes from './import.module.css';
import { KindSelect } from './KindSelect';

const MARKUPS = ['tell', 'textile', 'markdown'] as const;

/** Desks that keep pages of knowledge that are read. */
const keepsPages = ({ kind }: Desk) => kind === 'redmine' || kind === 'rt';

/** Takes in the pages of a service desk; without one that keeps any, says what to connect. */
export function DeskForm(props: ImportFormProps) {
  const { t } = useTranslation('knowledge');
  const read = useRead('desk_list', {});
  const desks = (read.data?.desks ?? []).filter(keepsPages);
  if (desks.length > 0) return <PagesForm desks={desks} {...props} />;
  return (
    <div className={classes.form}>
      {props.source(false)}
      {read.error ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.isPending ? (
        <SkeletonRows rows={2} height={48} />
      ) : (
        <EmptyState
          icon={<IconPlugConnected size={20} />}
          title={t('importing.noDesk')}
          action={
            <Button component={Link} href="/settings/desks" size="xs" variant="default">
              {t('importing.connect')}
            </Button>
          }
        >
          {t('importing.noDeskText')}
        </EmptyState>
      )}
    </div>
  );
}

function PagesForm({ desks, source, onDone, onCancel }: ImportFormProps & { desks: Desk[] }) {
  const { t } = useTranslation('knowledge');
  const form = useForm({
    initialValues: { desk: desks[0]?.name ?? '', project: '', markup: 'tell', kind: '' },
  });
  const write = useWrite('article_import_desk', { takes: takeField(form) });
  const running = useRunningCalls().find((one) => one.call === write.call);
  const desk = desks.find((one) => one.name === form.values.desk);
  const wiki = desk?.kind === 'redmine';
  const save = form.onSubmit(async ({ desk, project, markup, kind }) => {
    const answer = await write.run({
      desk,
      project: project.trim() || null,
      markup: wiki && markup !== 'tell' ? markup : null,
      kind: kind || null,
    });
    if (answer) onDone(answer.value);
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      {source(write.running)}
      <p className={classes.quiet}>{t('importing.aboutDesk')}</p>
      <div className={classes.pair}>
        <Select
          allowDeselect={false}
          label={t('importing.desk')}
          data={desks.map(({ name }) => name)}
          {...form.getInputProps('desk')}
        />
        <TextInput
          label={wiki ? t('importing.project') : t('importing.class')}
          placeholder={wiki ? desk.project : t('importing.everyClass')}
          {...form.getInputProps('project')}
        />
        <KindSelect {...form.getInputProps('kind')} />
        {wiki ? (
          <Select
            allowDeselect={false}
            label={t('importing.markup')}
            data={MARKUPS.map((value) => ({ value, label: t(`importing.markups.${value}`) }))}
            {...form.getInputProps('markup')}
          />
        ) : null}
      </div>
      {running ? <ProgressLine call={running} onCancel={write.cancel} /> : null}
      <FormActions label={t('importing.run')} running={write.running} onCancel={onCancel} />
    </form>
  );
}
