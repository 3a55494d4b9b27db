import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandRow } from '../model/planForm';
import classes from './plan.module.css';
import type { PlanForm } from './usePlanForm';

/** Components written by hand, a name and an exact version a row. */
export function HandRows({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const next = useRef(Math.max(0, ...form.values.rows.map((row) => Number(row.key))));
  const { rows } = form.values;
  const change = (key: string, part: Partial<HandRow>) =>
    form.set({ rows: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  const add = () => {
    next.current += 1;
    form.set({ rows: [...rows, { key: String(next.current), name: '', version: '' }] });
  };
  return (
    <Input.Wrapper label={t('planForm.rows')} error={form.error('rows')}>
      {rows.map((row, index) => (
        <div key={row.key} className={classes.row}>
          <TextInput
            size="xs"
            aria-label={t('planForm.rowNameAt', { row: index + 1 })}
            placeholder={t('planForm.rowName')}
            value={row.name}
            onChange={(event) => change(row.key, { name: event.currentTarget.value })}
            error={form.error(`rows.${index}.name`)}
          />
          <TextInput
            size="xs"
            className={classes.mono}
            aria-label={t('planForm.rowVersionAt', { row: index + 1 })}
            placeholder={t('planForm.rowVersion')}
            value={row.version}
            onChange={(event) => change(row.key, { version: event.currentTarget.value })}
            error={form.error(`rows.${index}.version`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            disabled={rows.length === 1}
            aria-label={t('planForm.rowRemove', { row: index + 1 })}
            onClick={() => form.set({ rows: rows.filter((one) => one.key !== row.key) })}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        {t('planForm.rowAdd')}
      </Button>
    </Input.Wrapper>
  );
}
