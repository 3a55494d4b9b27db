import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import classes from './HubForm.module.css';
import { type HubValues, MOST_DAYS } from './hub-values';

const KINDS = ['standard', 'minor', 'major'] as const;

/** How long ahead a change is planned, by its type: the guide's unless the hub says otherwise. */
export function LeadDaysField({ form }: { form: UseFormReturnType<HubValues> }) {
  const { t } = useTranslation('settings');
  return (
    <fieldset className={classes.set}>
      <legend className={classes.legend}>{t('hub.lead')}</legend>
      <p className={classes.note}>{t('hub.leadAbout')}</p>
      <div className={classes.three}>
        {KINDS.map((kind) => (
          <NumberInput
            key={kind}
            label={t(`hub.leadOf.${kind}`)}
            min={0}
            max={MOST_DAYS}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            {...form.getInputProps(`lead.${kind}`)}
            onChange={(days) => form.setFieldValue(`lead.${kind}`, Number(days) || 0)}
          />
        ))}
      </div>
    </fieldset>
  );
}
