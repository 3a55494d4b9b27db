import { DateInput, TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './freezes.module.css';

interface WhenFieldsProps {
  label: string;
  about?: string;
  day: string;
  time: string;
  onDay: (day: string) => void;
  onTime: (time: string) => void;
  error?: ReactNode;
}

/** A day and an hour on a wall clock. */
export function WhenFields({ label, about, day, time, onDay, onTime, error }: WhenFieldsProps) {
  const { t } = useTranslation('windows');
  return (
    <div className={classes.when}>
      <DateInput
        valueFormat="ddd D MMM YYYY"
        label={label}
        description={about}
        value={day || null}
        onChange={(next) => onDay(next ?? '')}
        error={error}
      />
      <TimePicker
        format="24h"
        label={t('freezes.startTime')}
        aria-label={`${label}, ${t('freezes.startTime')}`}
        hoursInputLabel={`${label}, ${t('freezes.hours')}`}
        minutesInputLabel={`${label}, ${t('freezes.minutes')}`}
        value={time}
        onChange={(next) => onTime(next.slice(0, 5))}
      />
    </div>
  );
}
