import {
  Button,
  Checkbox,
  MultiSelect,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowShape } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { zones } from '@/features/settings/hub/zones';
import { useRead, useWrite } from '@/query';
import classes from './freezes.module.css';
import { LiftDialog } from './LiftDialog';
import { Preview } from './Preview';
import { RepeatFields } from './RepeatFields';
import { isAskable, minutesOf, requestOf, valuesOf, type WindowValues } from './values';
import { WhenFields } from './WhenFields';

interface WindowFormProps {
  window: WindowShape | null;
  kind: WindowValues['kind'];
  /** Day on which a new one begins. */
  day: string;
  zone: string;
  onDone: () => void;
}

/** The fields the core names, by those of the form. */
const FIELDS = { start: 'startDay', end: 'endDay', minutes: 'length', rrule: 'repeat' };

/** A freeze or a maintenance window, with what it would mean while it is typed. */
export function WindowForm({ window, kind, day, zone, onDone }: WindowFormProps) {
  const { t } = useTranslation('windows');
  const [lifting, setLifting] = useState(false);
  const start = { kind, day, zone, environments: [] };
  const { form, restored, leave } = useDraftForm<WindowValues>(
    `window/${window?.id ?? kind}`,
    {
      initialValues: valuesOf(window, start),
      validate: {
        reason: (reason, all) =>
          all.kind === 'freeze' && !reason.trim() ? t('freezes.needed') : null,
        startDay: (value) => (value ? null : t('freezes.needed')),
        endDay: (value, all) => (all.lasts === 'end' && !value ? t('freezes.needed') : null),
        length: (value, all) =>
          all.lasts === 'length' && minutesOf(value) === null ? t('freezes.durationWrong') : null,
      },
    },
    onDone,
  );
  const { run, running } = useWrite('window_save', { takes: takeField(form, FIELDS) });
  const { values } = form;
  const save = form.onSubmit(async (typed) => {
    const name = typed.reason.trim() || t('freezes.maintenance');
    const done = t('freezes.saved', { reason: name });
    if (await run(requestOf(typed, window), { done })) leave();
  });
  const freeze = values.kind === 'freeze';
  return (
    <>
      <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
        {window?.source ? (
          <p className={classes.note}>{t('freezes.imported', { source: window.source })}</p>
        ) : null}
        {window?.lifted ? (
          <p className={classes.note}>
            {t('freezes.liftedBy', {
              by: window.lifted.by,
              at: window.lifted.at.label,
              reason: window.lifted.reason,
            })}
          </p>
        ) : null}
        <Textarea
          label={t('freezes.reason')}
          placeholder={t('freezes.reasonPlaceholder')}
          required={freeze}
          autosize
          minRows={1}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        {freeze ? (
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={t('freezes.strength')}
            value={values.hard ? 'hard' : 'soft'}
            onChange={(next) => form.setFieldValue('hard', next === 'hard')}
            data={[
              { value: 'hard', label: t('freezes.hard') },
              { value: 'soft', label: t('freezes.soft') },
            ]}
          />
        ) : null}
        <ScopeFields values={values} set={(change) => form.setValues(change)} />
        <TimeFields values={values} errors={form.errors} set={(change) => form.setValues(change)} />
        <RepeatFields
          repeat={values.repeat}
          onChange={(repeat) => form.setFieldValue('repeat', repeat)}
          error={form.errors.repeat}
        />
        <Preview request={requestOf(values, window)} askable={isAskable(values)} />
        <Checkbox
          size="xs"
          label={t('freezes.rollback')}
          {...form.getInputProps('rollback', { type: 'checkbox' })}
        />
        {freeze ? null : (
          <Checkbox
            size="xs"
            label={t('freezes.overrun')}
            {...form.getInputProps('overrun', { type: 'checkbox' })}
          />
        )}
        <FormActions
          label={t('freezes.save')}
          running={running}
          restored={restored}
          onCancel={leave}
          aside={
            window && !window.lifted ? (
              <Button variant="outline" color="red" onClick={() => setLifting(true)}>
                {t('freezes.lift')}
              </Button>
            ) : null
          }
        />
      </form>
      {/* Beside the form and not in it: what is sent there would be sent here too. */}
      {lifting && window ? <LiftDialog freeze={window} close={() => setLifting(false)} /> : null}
    </>
  );
}

interface PartProps {
  values: WindowValues;
  set: (change: Partial<WindowValues>) => void;
}

/** What it is about: environments, products, and who answers for it. */
function ScopeFields({ values, set }: PartProps) {
  const { t } = useTranslation('windows');
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const products = useRead('product_list', {}).data?.products ?? [];
  const people = useRead('person_list', {}).data?.people ?? [];
  return (
    <>
      <MultiSelect
        label={t('freezes.environments')}
        placeholder={values.environments.length ? undefined : t('freezes.every')}
        data={environments.map((one) => ({ value: one.code, label: one.name }))}
        value={values.environments}
        onChange={(next) => set({ environments: next })}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('freezes.products')}
          placeholder={values.products.length ? undefined : t('freezes.every')}
          data={products.map((one) => one.name)}
          value={values.products}
          onChange={(next) => set({ products: next })}
        />
        <Select
          label={t('freezes.owner')}
          placeholder={t('freezes.ownerAbout')}
          clearable
          data={people.map((one) => ({ value: one.id, label: one.name }))}
          value={values.owner}
          onChange={(owner) => set({ owner })}
        />
      </div>
    </>
  );
}

/** When it first begins, how long it lasts, and in which zone that is meant. */
function TimeFields({
  values,
  errors,
  set,
}: PartProps & { errors: Record<string, React.ReactNode> }) {
  const { t } = useTranslation('windows');
  const all = useMemo(zones, []);
  return (
    <>
      <WhenFields
        label={t('freezes.start')}
        day={values.startDay}
        time={values.startTime}
        onDay={(startDay) =>
          set({ startDay, ...(values.endDay < startDay ? { endDay: startDay } : {}) })
        }
        onTime={(startTime) => set({ startTime })}
        error={errors.startDay}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('freezes.ends')}
        value={values.lasts}
        onChange={(lasts) => set({ lasts: lasts as WindowValues['lasts'] })}
        data={[
          { value: 'end', label: t('freezes.byEnd') },
          { value: 'length', label: t('freezes.byLength') },
        ]}
      />
      {values.lasts === 'end' ? (
        <WhenFields
          label={t('freezes.end')}
          day={values.endDay}
          time={values.endTime}
          onDay={(endDay) => set({ endDay })}
          onTime={(endTime) => set({ endTime })}
          error={errors.endDay}
        />
      ) : (
        <TextInput
          label={t('freezes.duration')}
          description={t('freezes.durationAbout')}
          value={values.length}
          onChange={(event) => set({ length: event.currentTarget.value })}
          error={errors.length}
        />
      )}
      <Select
        label={t('freezes.zone')}
        searchable
        allowDeselect={false}
        limit={60}
        data={all}
        value={values.zone}
        onChange={(next) => set({ zone: next ?? values.zone })}
      />
    </>
  );
}
