import { Checkbox, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowShape } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import { DaysField } from './DaysField';
import { EndActions } from './EndActions';
import classes from './freezes.module.css';
import { LiftDialog } from './LiftDialog';
import { Preview } from './Preview';
import { RepeatFields } from './RepeatFields';
import { ScopeFields } from './ScopeFields';
import { TimeFields } from './TimeFields';
import { comesAgain, isAskable, minutesOf, requestOf, valuesOf, type WindowValues } from './values';

interface WindowFormProps {
  window: WindowShape | null;
  kind: WindowValues['kind'];
  /** Day on which a new one begins. */
  day: string;
  zone: string;
  onDone: () => void;
}

/** The fields the core names, by those of the form. */
const FIELDS = {
  start: 'startDay',
  end: 'endDay',
  minutes: 'length',
  rrule: 'repeat',
  rdates: 'extra',
  exdates: 'skipped',
};

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
        <DaysField
          kind="extra"
          days={values.extra}
          onChange={(extra) => form.setFieldValue('extra', extra)}
          error={form.errors.extra}
        />
        {comesAgain(values) ? (
          <DaysField
            kind="skipped"
            days={values.skipped}
            onChange={(skipped) => form.setFieldValue('skipped', skipped)}
            error={form.errors.skipped}
          />
        ) : null}
        <Preview request={requestOf(values, window)} askable={isAskable(values)} />
        <Checkbox
          size="xs"
          label={t('freezes.rollback')}
          {...form.getInputProps('rollback', { type: 'checkbox' })}
        />
        <Checkbox
          size="xs"
          label={t('freezes.overrun')}
          description={freeze ? t('freezes.overrunFreeze') : undefined}
          {...form.getInputProps('overrun', { type: 'checkbox' })}
        />
        <FormActions
          label={t('freezes.save')}
          running={running}
          restored={restored}
          onCancel={leave}
          aside={
            window ? (
              <EndActions window={window} onLift={() => setLifting(true)} onRemoved={leave} />
            ) : null
          }
        />
      </form>
      {/* Beside the form and not in it: what is sent there would be sent here too. */}
      {lifting && window ? <LiftDialog freeze={window} close={() => setLifting(false)} /> : null}
    </>
  );
}
