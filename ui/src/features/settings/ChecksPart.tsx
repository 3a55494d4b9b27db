import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CheckGroup, ReleaseState, StandardCheck } from '@/bindings';
import {
  type Column,
  FormActions,
  submitKey,
  takeField,
  useDraftForm,
  useNarrow,
} from '@/components';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import classes from './Settings.module.css';

const GROUPS: CheckGroup[] = ['process', 'release_notes', 'definition_of_done'];
const GATES: ReleaseState[] = [
  'artifacts_reviewed',
  'core_validated',
  'products_validated',
  'approved',
];

/** What every new release is asked: the Definition of Done, the notes, the process. */
export default function ChecksPart() {
  const { t } = useTranslation('settings');
  const release = useTranslation('releases').t;
  const narrow = useNarrow();
  const checks = useRead('standard_check_list', {});
  const group = (one: StandardCheck) => release(`readiness.group.${one.group}`);
  const columns: Column<StandardCheck>[] = [
    {
      id: 'title',
      head: t('checks.title'),
      width: 'minmax(200px, 2fr)',
      cell: (one) => (
        <span className={classes.twoLines}>
          <span className={classes.strong} title={one.title}>
            {one.title}
          </span>
          {narrow ? <span className={classes.quiet}>{group(one)}</span> : null}
        </span>
      ),
    },
    {
      id: 'group',
      head: t('checks.group'),
      width: 'minmax(120px, 1fr)',
      cell: group,
    },
    {
      id: 'gate',
      head: t('checks.gate'),
      width: '140px',
      cell: (one) => release(`state.${one.gate}`),
    },
    {
      id: 'fresh',
      head: t('checks.fresh'),
      width: '88px',
      align: 'right',
      cell: (one) =>
        one.fresh_days ? t('checks.days', { count: one.fresh_days }) : t('checks.always'),
    },
  ];
  return (
    <ListPart
      name="checks"
      title={t('part.checks')}
      about={t('checks.about')}
      label={t('part.checks')}
      // A narrow window says the part under the check, so that both are read whole.
      columns={columns.filter((column) => !narrow || column.id !== 'group')}
      rows={checks.data?.checks}
      rowId={(one) => one.id}
      error={checks.error}
      retry={() => void checks.refetch()}
      add={t('checks.add')}
      panel={(one, close) => ({
        title: one ? one.title : t('checks.add'),
        content: <CheckForm check={one} onDone={close} />,
      })}
      empty={{ title: t('checks.empty') }}
      rowHeight={narrow ? 48 : undefined}
    />
  );
}

function CheckForm({ check, onDone }: { check: StandardCheck | null; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const release = useTranslation('releases').t;
  const { form, restored, leave } = useDraftForm(
    `check/${check?.id ?? ''}`,
    {
      initialValues: {
        title: check?.title ?? '',
        group: check?.group ?? ('definition_of_done' as CheckGroup),
        gate: check?.gate ?? ('artifacts_reviewed' as ReleaseState),
        fresh_days: check?.fresh_days ?? 0,
      },
      validateInputOnChange: true,
      validate: { title: (text) => (text.trim() ? null : t('needed')) },
    },
    onDone,
  );
  const { run, running } = useWrite('standard_check_save', { takes: takeField(form) });
  const gone = useWrite('standard_check_remove');
  const save = form.onSubmit(async (values) => {
    if (await run({ id: check?.id, ...values }, { done: t('checks.saved', values) })) leave();
  });
  const remove = async (one: StandardCheck) => {
    if (await gone.run({ id: one.id }, { done: t('checks.removed', one) })) leave();
  };
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('checks.title')} required {...form.getInputProps('title')} />
      <Select
        label={t('checks.group')}
        allowDeselect={false}
        data={GROUPS.map((value) => ({ value, label: release(`readiness.group.${value}`) }))}
        {...form.getInputProps('group')}
      />
      <Select
        label={t('checks.gate')}
        description={t('checks.gateAbout')}
        allowDeselect={false}
        data={GATES.map((value) => ({ value, label: release(`state.${value}`) }))}
        {...form.getInputProps('gate')}
      />
      <NumberInput
        label={t('checks.freshDays')}
        description={t('checks.freshAbout')}
        min={0}
        max={3650}
        {...form.getInputProps('fresh_days')}
      />
      <FormActions
        label={t('checks.save')}
        running={running}
        restored={restored}
        onCancel={leave}
        aside={
          check ? (
            <Button variant="outline" color="red" onClick={() => void remove(check)}>
              {t('checks.remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
