import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScaleValue } from '@/bindings';
import {
  type Column,
  FormActions,
  ScaleCode,
  submitKey,
  takeField,
  useDraftForm,
  useNarrow,
} from '@/components';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import classes from './Settings.module.css';

/** Severities and priorities, and when each applies. */
export default function ScalesPart() {
  const { t } = useTranslation('settings');
  const narrow = useNarrow();
  const scales = useRead('scale_list', {});
  const columns: Column<ScaleValue>[] = [
    {
      id: 'code',
      head: t('scales.code'),
      width: '48px',
      cell: (one) => <ScaleCode code={one.code} />,
    },
    {
      id: 'name',
      head: t('scales.name'),
      width: '96px',
      cell: (one) => <span className={classes.strong}>{one.name}</span>,
    },
    {
      id: 'criteria',
      head: t('scales.criteria'),
      width: 'minmax(240px, 1fr)',
      cell: (one) => (
        <span className={classes.wrapped} title={one.criteria}>
          {one.criteria}
        </span>
      ),
    },
  ];
  return (
    <ListPart
      name="scales"
      title={t('part.scales')}
      about={t('scales.about')}
      label={t('part.scales')}
      columns={columns}
      rows={scales.data?.values}
      rowId={(one) => one.id}
      error={scales.error}
      retry={() => void scales.refetch()}
      panel={(one, close) => ({
        title: one?.code ?? '',
        content: one ? <ScaleForm value={one} onDone={close} /> : null,
      })}
      empty={{ title: t('scales.empty') }}
      rowHeight={narrow ? 48 : undefined}
    />
  );
}

function ScaleForm({ value, onDone }: { value: ScaleValue; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { form, restored, leave } = useDraftForm(
    `scale/${value.id}`,
    {
      initialValues: { name: value.name, criteria: value.criteria },
      validateInputOnChange: true,
      validate: {
        name: (text) => (text.trim() ? null : t('needed')),
        criteria: (text) => (text.trim() ? null : t('needed')),
      },
    },
    onDone,
  );
  const { run, running } = useWrite('scale_save', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const done = t('scales.saved', { code: value.code });
    if (await run({ id: value.id, ...values }, { done })) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('scales.name')} required {...form.getInputProps('name')} />
      <Textarea
        label={t('scales.criteria')}
        required
        autosize
        minRows={3}
        {...form.getInputProps('criteria')}
      />
      <FormActions
        label={t('scales.save')}
        running={running}
        restored={restored}
        onCancel={leave}
      />
    </form>
  );
}
