import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hub } from '@/bindings';
import { submitKey, takeField, useDraftForm } from '@/components';
import type { Refusal } from '@/platform';
import { HolidaysField } from './HolidaysField';
import { HoursField } from './HoursField';
import classes from './HubForm.module.css';
import { type HubValues, hubOf, isHour, valuesOf } from './hub-values';
import { LeadDaysField } from './LeadDaysField';
import { timeIn, zones } from './zones';

interface HubFormProps {
  hub: Hub | null;
  id?: string;
  /** Saves it, true when it was; `takes` marks the field a refusal is about. */
  onSave: (hub: Hub, takes: (refusal: Refusal) => boolean, person: string) => Promise<boolean>;
  /** Ask who sets up, too; they get every role. */
  asksPerson?: boolean;
  /** What stands below; `discard` is there when the form opened as it was left. */
  foot?: (draft: { restored: boolean; discard: () => void }) => ReactNode;
}

/** The hub: its name, zone, working hours and holidays. */
export function HubForm({ hub, id, onSave, asksPerson, foot }: HubFormProps) {
  const { t } = useTranslation('settings');
  const all = useMemo(zones, []);
  const { form, restored, leave, discard } = useDraftForm<HubValues>('hub', {
    initialValues: valuesOf(hub),
    validateInputOnChange: true,
    validate: {
      name: (name) => (name.trim() ? null : t('needed')),
      person: (person) => (person.trim() || !asksPerson ? null : t('needed')),
      zone: (zone) => (zone ? null : t('needed')),
      days: {
        from: (from) => (isHour(from) ? null : t('hub.hour')),
        to: (to, values, path) => {
          if (!isHour(to)) return t('hub.hour');
          const day = values.days[Number(path.split('.')[1])];
          return day?.works && day.from >= to ? t('hub.order') : null;
        },
      },
      holidays: { date: (date) => (date ? null : t('needed')) },
    },
  });
  const time = timeIn(form.values.zone, new Date());
  return (
    <form
      id={id}
      noValidate
      className={classes.form}
      onKeyDown={submitKey}
      onSubmit={form.onSubmit(async (values) => {
        const takes = takeField(form, { 'hub.name': 'name', 'hub.zone': 'zone' });
        if (await onSave(hubOf(values), takes, values.person.trim())) leave();
      })}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('hub.name')}
          placeholder={t('hub.namePlaceholder')}
          required
          {...form.getInputProps('name')}
        />
        <Select
          label={t('hub.zone')}
          placeholder={t('hub.zonePlaceholder')}
          required
          description={time ? t('hub.zoneNow', { time }) : undefined}
          searchable
          data={all}
          limit={40}
          nothingFoundMessage={t('hub.noZone')}
          {...form.getInputProps('zone')}
        />
        {asksPerson ? (
          <TextInput
            label={t('hub.person')}
            description={t('hub.personAbout')}
            required
            {...form.getInputProps('person')}
          />
        ) : null}
      </div>
      <HoursField form={form} />
      <HolidaysField form={form} />
      {asksPerson ? null : <LeadDaysField form={form} />}
      {foot?.({ restored, discard })}
    </form>
  );
}
