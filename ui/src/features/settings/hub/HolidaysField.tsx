import { ActionIcon, Button, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatShortDay } from '@/i18n/format';
import classes from './HubForm.module.css';
import { type HubValues, rowKey } from './hub-values';

/** Days on which nobody works, each with its name. */
export function HolidaysField({ form }: { form: UseFormReturnType<HubValues> }) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t('hub.holidays')}</legend>
      <p className={classes.note}>{t('hub.holidaysAbout')}</p>
      {form.values.holidays.map(({ key, name, date }, index) => (
        <div key={key} className={classes.holiday}>
          <DateInput
            aria-label={t('hub.holidayDate', { number: index + 1 })}
            valueFormat="ddd D MMM YYYY"
            {...form.getInputProps(`holidays.${index}.date`)}
          />
          <TextInput
            aria-label={t('hub.holidayName', { number: index + 1 })}
            placeholder={t('hub.holidayNamePlaceholder')}
            {...form.getInputProps(`holidays.${index}.name`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('hub.removeHoliday', { name: name || formatShortDay(date ?? '') })}
            onClick={() => form.removeListItem('holidays', index)}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} />}
        onClick={() => form.insertListItem('holidays', { key: rowKey(), date: null, name: '' })}
      >
        {t('hub.addHoliday')}
      </Button>
    </fieldset>
  );
}
