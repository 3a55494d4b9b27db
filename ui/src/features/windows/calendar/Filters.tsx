import { ActionIcon, Button, MultiSelect, Popover, Switch } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import classes from './calendar.module.css';
import { STATES } from './model/states';
import type { Ways } from './useCalendar';

/** Which environments, products and states are shown, and whether maintenance windows are. */
export const Filters = memo(function Filters({ wishes, wish }: Ways) {
  const { t } = useTranslation('windows');
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const products = useRead('product_list', {}).data?.products ?? [];
  const count = [wishes.environments, wishes.products, wishes.states].filter(
    (one) => one.length,
  ).length;
  // A list inside the box, so that choosing from it does not close the box.
  const within = { comboboxProps: { withinPortal: false }, size: 'sm', clearable: true } as const;
  const clears = (field: string) => ({ 'aria-label': `${t('clear')}: ${field}` });
  return (
    <Popover position="bottom-end" width={320} trapFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={28}
          data-on={count > 0 || undefined}
          className={classes.filter}
          aria-label={count > 0 ? t('filtered', { count }) : t('filter')}
          title={count > 0 ? t('filtered', { count }) : t('filter')}
        >
          <IconFilter size={15} />
          {count > 0 ? <span className={classes.filterCount}>{count}</span> : null}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.filters} aria-label={t('filter')}>
        <MultiSelect
          {...within}
          label={t('environments')}
          placeholder={wishes.environments.length ? undefined : t('every')}
          data={environments.map((one) => ({ value: one.code, label: one.name }))}
          value={wishes.environments}
          onChange={(next) => wish({ environments: next })}
          clearButtonProps={clears(t('environments'))}
        />
        <MultiSelect
          {...within}
          label={t('products')}
          placeholder={wishes.products.length ? undefined : t('every')}
          data={products.map((one) => one.name)}
          value={wishes.products}
          onChange={(next) => wish({ products: next })}
          clearButtonProps={clears(t('products'))}
        />
        <MultiSelect
          {...within}
          label={t('states')}
          placeholder={wishes.states.length ? undefined : t('everyState')}
          data={STATES.map((one) => ({ value: one, label: t(`state.${one}`) }))}
          value={wishes.states}
          onChange={(next) => wish({ states: next })}
          clearButtonProps={clears(t('states'))}
        />
        <Switch
          size="xs"
          label={t('maintenance')}
          checked={wishes.maintenance}
          onChange={(event) => wish({ maintenance: event.currentTarget.checked })}
        />
        <Button
          variant="default"
          disabled={count === 0}
          onClick={() => wish({ environments: [], products: [], states: [] })}
        >
          {t('clear')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
});
