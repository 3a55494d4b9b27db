import { Button, Menu, Popover, Select, TextInput } from '@mantine/core';
import { IconColumns3, IconFilter, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import { COLUMNS, type Column, FILTERS, type Filter, type View } from '../model/view';
import { STATUSES } from '../parts/StatusWord';
import { useReleaseNames } from '../parts/useReleaseNames';
import { useScale } from '../parts/useScale';
import classes from './list.module.css';

interface FiltersProps {
  filters: View['filters'];
  onChange: (filters: View['filters']) => void;
}

function without(filters: View['filters'], gone: Filter): View['filters'] {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => name !== gone));
}

/** Every filter in one place. */
export function FilterMenu({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('defects');
  const count = Object.keys(filters).length;
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconFilter size={14} />}>
          {count > 0 ? t('list.filters', { count }) : t('list.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.filter')}>
        <Fields filters={filters} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('defects');
  const options = useOptions(filters);
  const set = (name: Filter, value: string | null) =>
    onChange(value ? { ...filters, [name]: value } : without(filters, name));
  return (
    <div className={classes.fields}>
      {FILTERS.map((name) => {
        const label = t(`list.field.${name}`);
        const choices = options[name];
        return choices ? (
          <Select
            key={name}
            size="xs"
            label={label}
            placeholder={t('list.any')}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('list.without', { filter: label }) }}
            comboboxProps={{ withinPortal: false }}
            data={choices}
            value={filters[name] ?? null}
            onChange={(value) => set(name, value)}
          />
        ) : (
          <TextInput
            key={name}
            size="xs"
            label={label}
            placeholder={t('list.any')}
            value={filters[name] ?? ''}
            onChange={(event) => set(name, event.currentTarget.value || null)}
          />
        );
      })}
    </div>
  );
}

type Choice = { value: string; label: string };

/** What can be chosen for each filter; where it is open, it is typed. */
function useOptions(filters: View['filters']): Partial<Record<Filter, Choice[]>> {
  const { t } = useTranslation('defects');
  const severities = useScale('severity');
  const priorities = useScale('priority');
  const releases = useReleaseNames(filters.release ?? '');
  const people = useRead('person_list', {}).data?.people ?? [];
  const desks = useRead('desk_list', {}).data?.desks ?? [];
  const plain = (value: string, label = value): Choice => ({ value, label });
  return {
    status: [
      plain('open', t('list.openStatus')),
      ...STATUSES.map((one) => plain(one, t(`status.${one}`))),
    ],
    severity: severities.map(({ code, name }) => plain(code, `${code} ${name}`)),
    priority: priorities.map(({ code, name }) => plain(code, `${code} ${name}`)),
    release: releases,
    owner: people.map((one) => plain(one.name)),
    desk: desks.map((one) => plain(one.name)),
    decided: (['accepted', 'duplicate', 'declined', 'snoozed'] as const).map((one) =>
      plain(one, t(`decided.${one}`)),
    ),
  };
}

/** The filters that hold, each with the way to take it away. */
export function Pills({ filters, onChange }: FiltersProps) {
  const { t } = useTranslation('defects');
  const options = useOptions(filters);
  return (
    <ul className={classes.pills}>
      {(Object.entries(filters) as [Filter, string][]).map(([name, value]) => {
        const word = options[name]?.find((one) => one.value === value)?.label ?? value;
        const label = `${t(`list.field.${name}`)}: ${word || t('list.noneOf')}`;
        return (
          <li key={name}>
            <button
              type="button"
              className={classes.pill}
              aria-label={t('list.without', { filter: label })}
              onClick={() => onChange(without(filters, name))}
            >
              {label}
              <IconX size={12} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface ColumnsProps {
  columns: readonly Column[];
  onChange: (columns: readonly Column[]) => void;
}

export function ColumnsMenu({ columns, onChange }: ColumnsProps) {
  const { t } = useTranslation('defects');
  const toggle = (column: Column) => {
    const next = COLUMNS.filter((one) =>
      one === column ? !columns.includes(one) : columns.includes(one),
    );
    if (next.length > 0) onChange(next);
  };
  return (
    <Menu position="bottom-end" width={190} closeOnItemClick={false}>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={14} />}>
          {t('list.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {COLUMNS.map((one) => (
          <Menu.CheckboxItem key={one} checked={columns.includes(one)} onChange={() => toggle(one)}>
            {t(`list.column.${one}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
