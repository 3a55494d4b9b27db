import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { ChangeType, PerformedBy, Strategy } from '@/bindings';
import { useRead } from '@/query';
import { LEAD_DAYS } from '../model/planWindow';
import { type PartProps, textField } from './field';
import classes from './plan.module.css';

const TYPES: ChangeType[] = ['standard', 'minor', 'major', 'emergency'];
const STRATEGIES: Strategy[] = ['in_place', 'canary', 'blue_green', 'maintenance_window'];
const PERFORMERS: PerformedBy[] = ['hub', 'support'];

/** How it is governed and done, and how long its parts take. */
export function HowFields({ form }: PartProps) {
  const { t } = useTranslation('deployment');
  const { values, set, error } = form;
  const days = LEAD_DAYS[values.change_type];
  const isMinorStop = values.downtime && values.change_type !== 'major';
  return (
    <fieldset className={classes.part}>
      <legend>{t('plan.how')}</legend>
      <div className={classes.pair}>
        <Select
          allowDeselect={false}
          label={t('plan.type')}
          description={days > 0 ? t('plan.lead', { count: days }) : t('plan.leadNone')}
          data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={values.change_type}
          onChange={(value) => set({ change_type: value as ChangeType })}
          error={error('change_type')}
        />
        <div className={classes.downtime}>
          <Switch
            size="xs"
            label={t('plan.downtime')}
            checked={values.downtime}
            onChange={(event) => set({ downtime: event.currentTarget.checked })}
          />
          {isMinorStop ? (
            <p className={classes.note}>
              {t('plan.downtimeMajor')}{' '}
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => set({ change_type: 'major' })}
              >
                {t('plan.makeMajor')}
              </Button>
            </p>
          ) : null}
        </div>
        <Select
          allowDeselect={false}
          label={t('plan.strategy')}
          data={STRATEGIES.map((value) => ({ value, label: t(`strategy.${value}`) }))}
          value={values.strategy}
          onChange={(value) => set({ strategy: value as Strategy })}
        />
        <Select
          allowDeselect={false}
          label={t('plan.performedBy')}
          data={PERFORMERS.map((value) => ({ value, label: t(`performedBy.${value}`) }))}
          value={values.performed_by}
          onChange={(value) => set({ performed_by: value as PerformedBy })}
        />
      </div>
      <div className={classes.three}>
        {(['runbook', 'rollback', 'validation'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`plan.${field}`)}
            placeholder={t('plan.lengthHint')}
            {...textField(form, field)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Who does it, who checks it, who is asked, and which board decides. */
export function PeopleFields({ form }: PartProps) {
  const { t } = useTranslation('deployment');
  const people = useRead('person_list', {}).data?.people ?? [];
  const { values, set, error } = form;
  const same = values.checker !== '' && values.checker === values.maker;
  return (
    <fieldset className={classes.part}>
      <legend>{t('plan.people')}</legend>
      <div className={classes.three}>
        {(['maker', 'checker', 'coordinator'] as const).map((field) => (
          <Select
            key={field}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('plan.clear', { field: t(`plan.${field}`) }) }}
            label={t(`plan.${field}`)}
            data={people
              .filter((one) => one.active || one.id === values[field])
              .map((one) => ({ value: one.id, label: one.name }))}
            value={values[field] || null}
            onChange={(value) => set({ [field]: value ?? '' })}
            error={
              error(field) ?? (field === 'checker' && same ? t('plan.checkerSame') : undefined)
            }
          />
        ))}
      </div>
      <div className={classes.pair}>
        <DateInput
          clearable
          clearButtonProps={{ 'aria-label': t('plan.clear', { field: t('plan.cabDay') }) }}
          valueFormat="ddd D MMM YYYY"
          label={t('plan.cabDay')}
          value={values.cab_day || null}
          onChange={(cab_day) => set({ cab_day: cab_day ?? '' })}
          error={error('cab_day')}
        />
        <TextInput
          label={t('plan.ticket')}
          placeholder={t('plan.ticketHint')}
          {...textField(form, 'ticket')}
        />
      </div>
    </fieldset>
  );
}

/** What those who are told of it read. */
export function WordFields({ form }: PartProps) {
  const { t } = useTranslation('deployment');
  return (
    <fieldset className={classes.part}>
      <legend>{t('plan.said')}</legend>
      <Textarea
        autosize
        minRows={2}
        label={t('plan.description')}
        description={form.values.release ? t('plan.descriptionHint') : undefined}
        {...textField(form, 'description')}
      />
      <Textarea autosize minRows={2} label={t('plan.impact')} {...textField(form, 'impact')} />
    </fieldset>
  );
}
