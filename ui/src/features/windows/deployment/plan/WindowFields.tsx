import { Select, TextInput } from '@mantine/core';
import { DateInput, TimePicker } from '@mantine/dates';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zones } from '@/features/settings/hub/zones';
import { useRead } from '@/query';
import { parseMinutes } from '../model/words';
import { type PartProps, textField } from './field';
import classes from './plan.module.css';

/** Which release, or which other change, goes into which environment. */
export function WhatFields({ form }: PartProps) {
  const { t } = useTranslation('deployment');
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const { values, set, error } = form;
  const going = releases.filter(
    (one) => one.id === values.release || !['rejected', 'superseded'].includes(one.state),
  );
  return (
    <fieldset className={classes.part}>
      <legend>{t('plan.what')}</legend>
      <div className={classes.pair}>
        <Select
          searchable
          clearable
          data-autofocus
          clearButtonProps={{ 'aria-label': t('plan.clear', { field: t('plan.release') }) }}
          label={t('plan.release')}
          placeholder={t('plan.releaseHint')}
          data={going.map((one) => ({ value: one.id, label: one.title }))}
          value={values.release || null}
          onChange={(release) => set({ release: release ?? '' })}
          error={error('release')}
        />
        {values.release ? null : (
          <TextInput label={t('plan.changeTitle')} {...textField(form, 'title')} />
        )}
        <Select
          allowDeselect={false}
          label={t('plan.environment')}
          data={environments.map((one) => ({ value: one.id, label: one.name }))}
          value={values.environment || null}
          onChange={(environment) => set({ environment: environment ?? '' })}
          error={error('environment')}
        />
      </div>
    </fieldset>
  );
}

/** When it begins on whose wall clock, and how long it is. */
export function WhenFields({ form }: PartProps) {
  const { t } = useTranslation('deployment');
  const { values, set, error } = form;
  const all = useMemo(() => zones(), []);
  const end = endOf(values.date, values.time, values.length);
  return (
    <fieldset className={classes.part}>
      <legend>{t('plan.when')}</legend>
      <div className={classes.when}>
        <DateInput
          valueFormat="ddd D MMM YYYY"
          label={t('plan.date')}
          value={values.date || null}
          onChange={(date) => set({ date: date ?? '' })}
          error={error('date')}
        />
        <TimePicker
          format="24h"
          label={t('plan.time')}
          hoursInputLabel={t('plan.hours')}
          minutesInputLabel={t('plan.minutes')}
          value={values.time}
          onChange={(time) => set({ time: time.slice(0, 5) })}
          error={error('time')}
        />
        <Select
          searchable
          allowDeselect={false}
          label={t('plan.zone')}
          limit={60}
          data={all.includes(values.zone) ? all : [values.zone, ...all]}
          value={values.zone}
          onChange={(zone) => set({ zone: zone ?? values.zone })}
          error={error('zone')}
        />
        <TextInput
          label={t('plan.length')}
          placeholder={t('plan.lengthHint')}
          description={end ? t('plan.until', { end }) : undefined}
          {...textField(form, 'length')}
        />
      </div>
    </fieldset>
  );
}

/**
 * The wall clock at the end, for a first look while typing; the answer beside the form says the
 * true one, also over a change of the clocks.
 */
function endOf(date: string, time: string, length: string): string {
  const minutes = parseMinutes(length);
  if (!date || !time || !minutes) return '';
  const end = new Date(Date.parse(`${date}T${time}:00Z`) + minutes * 60_000);
  return Number.isNaN(end.getTime()) ? '' : end.toISOString().slice(11, 16);
}
