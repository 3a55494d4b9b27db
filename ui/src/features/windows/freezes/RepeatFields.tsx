import { Chip, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './freezes.module.css';
import { EVERY, NTHS, type Repeat, WEEKDAYS } from './recurrence';

interface RepeatFieldsProps {
  repeat: Repeat;
  onChange: (repeat: Repeat) => void;
  error?: React.ReactNode;
}

/** How often it comes back: once, by a pattern, or by a rule of one's own. */
export function RepeatFields({ repeat, onChange, error }: RepeatFieldsProps) {
  const { t } = useTranslation('windows');
  const set = (change: Partial<Repeat>) => onChange({ ...repeat, ...change });
  const counted = repeat.every !== 'none' && repeat.every !== 'own';
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('freezes.repeat')}
          allowDeselect={false}
          data={EVERY.map((one) => ({ value: one, label: t(`freezes.repeats.${one}`) }))}
          value={repeat.every}
          onChange={(every) => set({ every: every as Repeat['every'] })}
          error={repeat.every === 'own' ? undefined : error}
        />
        {counted ? (
          <NumberInput
            label={t('freezes.times')}
            placeholder={t('freezes.timesAbout')}
            min={1}
            max={9999}
            allowDecimal={false}
            hideControls
            value={repeat.times}
            onChange={(times) => set({ times: String(times) })}
          />
        ) : null}
      </div>
      {repeat.every === 'weekly' ? (
        <Chip.Group multiple value={repeat.days} onChange={(days) => set({ days })}>
          <fieldset className={classes.chips} aria-label={t('freezes.weekdays')}>
            {WEEKDAYS.map((day) => (
              <Chip key={day} value={day} size="xs" variant="outline">
                {t(`freezes.weekday.${day}`)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      ) : null}
      {repeat.every === 'monthly' ? (
        <div className={classes.pair}>
          <Select
            aria-label={t('freezes.nth')}
            allowDeselect={false}
            data={NTHS.map((nth) => ({ value: nth, label: t(`freezes.nths.${nth}`) }))}
            value={repeat.nth}
            onChange={(nth) => set({ nth: nth ?? '1' })}
          />
          <Select
            aria-label={t('freezes.weekdays')}
            allowDeselect={false}
            data={WEEKDAYS.map((day) => ({ value: day, label: t(`freezes.weekday.${day}`) }))}
            value={repeat.weekday}
            onChange={(weekday) => set({ weekday: weekday ?? 'FR' })}
          />
        </div>
      ) : null}
      {repeat.every === 'own' ? (
        <TextInput
          label={t('freezes.rule')}
          description={t('freezes.ruleAbout')}
          classNames={{ input: 'mono' }}
          value={repeat.rule}
          onChange={(event) => set({ rule: event.currentTarget.value })}
          error={error}
        />
      ) : null}
    </>
  );
}
