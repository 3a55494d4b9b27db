import { Button, Popover, Select } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zones } from '@/features/settings/hub/zones';
import classes from './calendar.module.css';
import type { Ways } from './useCalendar';

/** In which zone the calendar is read, and which other stands beside it. */
export const ZoneChooser = memo(function ZoneChooser(props: Ways & { label: string }) {
  const { wishes, wish, label } = props;
  const { t } = useTranslation('windows');
  const all = useMemo(zones, []);
  const shared = {
    searchable: true,
    clearable: true,
    limit: 60,
    data: all,
    comboboxProps: { withinPortal: false },
  } as const;
  return (
    <Popover position="bottom-start" width={280} trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.zone}
          leftSection={<IconWorld size={14} />}
          aria-label={`${t('zones')}: ${t('timesIn', { zone: label })}`}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.filters} aria-label={t('zones')}>
        <Select
          {...shared}
          label={t('zone')}
          placeholder={t('hubZone')}
          value={wishes.zone}
          onChange={(zone) => wish({ zone })}
          clearButtonProps={{ 'aria-label': `${t('clear')}: ${t('zone')}` }}
        />
        <Select
          {...shared}
          label={t('secondZone')}
          placeholder={t('noSecondZone')}
          value={wishes.second}
          onChange={(second) => wish({ second })}
          clearButtonProps={{ 'aria-label': `${t('clear')}: ${t('secondZone')}` }}
        />
      </Popover.Dropdown>
    </Popover>
  );
});
