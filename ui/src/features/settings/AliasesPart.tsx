import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alias } from '@/bindings';
import { type Column, FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import classes from './Settings.module.css';

/** Which component a differing name means. */
export default function AliasesPart() {
  const { t } = useTranslation('settings');
  const aliases = useRead('alias_list', {});
  const columns: Column<Alias>[] = [
    {
      id: 'alias',
      head: t('aliases.alias'),
      width: 'minmax(160px, 1fr)',
      cell: (one) => one.alias,
      order: (one) => one.alias,
    },
    {
      id: 'name',
      head: t('aliases.name'),
      width: 'minmax(160px, 2fr)',
      cell: (one) => <span className={classes.strong}>{one.name}</span>,
      order: (one) => one.name,
    },
  ];
  return (
    <ListPart
      name="aliases"
      title={t('part.aliases')}
      about={t('aliases.about')}
      label={t('aliases.list')}
      columns={columns}
      rows={aliases.data?.aliases}
      rowId={(one) => one.alias}
      error={aliases.error}
      retry={() => void aliases.refetch()}
      add={t('aliases.add')}
      search={{ label: t('aliases.search'), text: (one) => `${one.alias} ${one.name}` }}
      panel={(one, close) => ({
        title: one ? t('aliases.edit', { alias: one.alias }) : t('aliases.add'),
        content: <AliasForm alias={one} onDone={close} />,
      })}
      empty={{ title: t('aliases.empty'), text: t('aliases.emptyText') }}
    />
  );
}

function AliasForm({ alias, onDone }: { alias: Alias | null; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { form, restored, leave } = useDraftForm(
    `alias/${alias?.alias ?? ''}`,
    {
      initialValues: { alias: alias?.alias ?? '', name: alias?.name ?? '' },
      validateInputOnChange: true,
      validate: {
        alias: (text) => (text.trim() ? null : t('needed')),
        name: (text) => (text.trim() ? null : t('needed')),
      },
    },
    onDone,
  );
  const { run, running } = useWrite('alias_save', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    if (await run(values, { done: t('aliases.saved', values) })) leave();
  });
  const remove = async (written: string) => {
    const done = t('aliases.removed', { alias: written });
    if (await run({ alias: written, name: '' }, { done })) leave();
  };
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput
        label={t('aliases.alias')}
        required
        readOnly={alias !== null}
        {...form.getInputProps('alias')}
      />
      <TextInput
        label={t('aliases.name')}
        description={t('aliases.nameAbout')}
        required
        {...form.getInputProps('name')}
      />
      <FormActions
        label={t('aliases.save')}
        running={running}
        restored={restored}
        onCancel={leave}
        aside={
          alias ? (
            <Button variant="outline" color="red" onClick={() => void remove(alias.alias)}>
              {t('aliases.remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
