import { TextInput } from '@mantine/core';
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
      <TextInput
        type="date"
        label={t('planForm.date')}
        description={t('planForm.zone', { zone })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={date}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
        error={dateError}
      />
      <TextInput
        type="time"
        label={t('planForm.time')}
        value={time}
        onChange={(event) => onChange({ time: event.currentTarget.value })}
        error={timeError}
      />
    </div>
  );
}

/** The hub's IANA zone; `UTC` until the hub is known. */
export function useHubZone(): string {
  return useRead('workspace_show', {}).data?.hub?.zone ?? 'UTC';
}
