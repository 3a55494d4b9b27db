import { ActionIcon, Button } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/i18n/format';
import { freshDay, type OneDay } from './days';
import classes from './freezes.module.css';

interface DaysFieldProps {
  /** Days on which it also is, or days on which it is not. */
  kind: 'extra' | 'skipped';
  days: readonly OneDay[];
  onChange: (days: OneDay[]) => void;
  error?: ReactNode;
}

/** A few days beside the pattern; each is typed or chosen in a row of its own. */
export function DaysField({ kind, days, onChange, error }: DaysFieldProps) {
  const { t } = useTranslation('windows');
  const rows = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const fresh = useRef(false);
  const count = days.length;
  // The new row is written in at once, also by those who have no mouse.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a row has been added
  useEffect(() => {
    if (fresh.current) rows.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
    fresh.current = false;
  }, [count]);
  const edit = (key: string, day: string) =>
    onChange(days.map((one) => (one.key === key ? { ...one, day } : one)));
  const remove = (key: string) => {
    onChange(days.filter((one) => one.key !== key));
    add.current?.focus();
  };
  return (
    <fieldset className={classes.days}>
      <legend>{t(`freezes.${kind}.label`)}</legend>
      <ul ref={rows}>
        {days.map(({ key, day, time }, index) => (
          <li key={key} className={classes.dayRow}>
            <DateInput
              size="xs"
              valueFormat="ddd D MMM YYYY"
              aria-label={t(`freezes.${kind}.day`, { number: index + 1 })}
              aria-invalid={error ? true : undefined}
              value={day || null}
              onChange={(next) => edit(key, next ?? '')}
            />
            <span className={classes.note}>{time ? t('freezes.dayAt', { time }) : null}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(`freezes.${kind}.remove`, {
                day: day ? formatDay(day) : t('freezes.noDay', { number: index + 1 }),
              })}
              onClick={() => remove(key)}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {error ? (
        <p role="alert" className={classes.refused}>
          {error}
        </p>
      ) : null}
      <Button
        ref={add}
        variant="default"
        size="compact-xs"
        leftSection={<IconPlus size={13} />}
        onClick={() => {
          fresh.current = true;
          onChange([...days, freshDay()]);
        }}
      >
        {t(`freezes.${kind}.add`)}
      </Button>
    </fieldset>
  );
}
