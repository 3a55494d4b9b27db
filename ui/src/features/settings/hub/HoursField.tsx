import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import classes from './HubForm.module.css';
import { type HubValues, WEEKDAYS } from './hub-values';

/** Working time by weekday: a day is on or off, with hours from and to. */
export function HoursField({ form }: { form: UseFormReturnType<HubValues> }) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t('hub.hours')}</legend>
      {form.values.days.map(({ day, works }, index) => {
        const name = t(`hub.day.${WEEKDAYS[day - 1] ?? 'monday'}`);
        return (
          <div key={day} className={classes.day}>
            <Checkbox
              size="xs"
              label={name}
              {...form.getInputProps(`days.${index}.works`, { type: 'checkbox' })}
            />
            {works ? (
              <>
                <TextInput
                  aria-label={t('hub.from', { day: name })}
                  {...form.getInputProps(`days.${index}.from`)}
                />
                <span aria-hidden>–</span>
                <TextInput
                  aria-label={t('hub.to', { day: name })}
                  {...form.getInputProps(`days.${index}.to`)}
                />
              </>
            ) : (
              <span className={classes.note}>{t('hub.closed')}</span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
