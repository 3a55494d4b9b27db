import { DateInput, TimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import classes from '../plan/plan.module.css';

interface TargetFieldsProps {
  date: string;
  time: string;
  onChange: (change: { date?: string; time?: string }) => void;
  dateError?: string;
  timeError?: string;
}

/** A moment on the wall clock of the hub's zone; the zone stands beside it. */
export function TargetFields({ date, time, onChange, dateError, timeError }: TargetFieldsProps) {
  const { t } = useTranslation('releases');
  const zone = useHubZone();
  return (
    <div className={classes.when}>
      <DateInput
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { field: t('planForm.date') }) }}
        valueFormat="ddd D MMM YYYY"
        label={t('planForm.date')}
        placeholder={t('planForm.dateHint')}
        description={t('planForm.zone', { zone })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={date || null}
        onChange={(next) => onChange({ date: next ?? '' })}
        error={dateError}
      />
      <TimePicker
        format="24h"
        label={t('planForm.time')}
        hoursInputLabel={t('planForm.hours')}
        minutesInputLabel={t('planForm.minutes')}
        value={time}
        onChange={(next) => onChange({ time: next.slice(0, 5) })}
        error={timeError}
      />
    </div>
  );
}

/** The hub's IANA zone; `UTC` until the hub is known. */
export function useHubZone(): string {
  return useRead('workspace_show', {}).data?.hub?.zone ?? 'UTC';
}
