import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import {
  IconBan,
  IconChevronLeft,
  IconChevronRight,
  IconDots,
  IconHistory,
  IconListDetails,
  IconPlus,
  IconSnowflake,
  IconTool,
} from '@tabler/icons-react';
import { memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint, PageHead, useNarrow } from '@/components';
import { useWorkspace } from '@/shell/workspace';
import classes from './calendar.module.css';
import { Filters } from './Filters';
import { rangeWords, step, VIEWS, type View, weekNumber } from './model/range';
import type { Calendar, Ways } from './useCalendar';
import { ZoneChooser } from './ZoneChooser';

interface Doing {
  onPlan: () => void;
  onFreeze: () => void;
  onMaintenance: () => void;
  onList: () => void;
  onHalt: () => void;
  onHalts: () => void;
}

interface HeadProps extends Doing {
  calendar: Calendar;
}

/** What a press does now, behind handles that stay the same: a turned page draws no button anew. */
function useSteady(doing: Doing): Doing {
  const now = useRef(doing);
  now.current = doing;
  return useMemo(
    () => ({
      onPlan: () => now.current.onPlan(),
      onFreeze: () => now.current.onFreeze(),
      onMaintenance: () => now.current.onMaintenance(),
      onList: () => now.current.onList(),
      onHalt: () => now.current.onHalt(),
      onHalts: () => now.current.onHalts(),
    }),
    [],
  );
}

/** What is shown, the ways to show something else, and what can be booked. */
export function Head({ calendar, ...doing }: HeadProps) {
  const { t } = useTranslation('windows');
  const narrow = useNarrow();
  const on = useSteady(doing);
  const { wishes, wish, data } = calendar;
  const ways = (
    <>
      <ZoneChooser wishes={wishes} wish={wish} label={data?.zone_label ?? ''} />
      <Views wishes={wishes} wish={wish} />
      <Filters wishes={wishes} wish={wish} />
    </>
  );
  return (
    <PageHead
      title={t('title')}
      meta={<Steps calendar={calendar} />}
      actions={
        <>
          {narrow ? null : ways}
          <Presses {...on} />
        </>
      }
    >
      {narrow ? <div className={classes.ways}>{ways}</div> : null}
    </PageHead>
  );
}

/** Earlier, now, later, and what that is. */
function Steps({ calendar: { wishes, date, today, show } }: { calendar: Calendar }) {
  const { t } = useTranslation('windows');
  const { view } = wishes;
  const increment = useWorkspace().data?.increment;
  const week = ['day', 'week', 'dayList'].includes(view)
    ? t('week', { week: weekNumber(date) })
    : null;
  const within = increment && date >= increment.start && date <= increment.end;
  return (
    <>
      <span className={classes.steps}>
        <ActionIcon
          variant="default"
          size={28}
          aria-label={t('previous')}
          onClick={() => show(step(view, date, -1))}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Button variant="default" onClick={() => show(today)}>
          {t(`this.${view}`)}
        </Button>
        <ActionIcon
          variant="default"
          size={28}
          aria-label={t('next')}
          onClick={() => show(step(view, date, 1))}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </span>
      <span className={classes.range}>
        <strong aria-live="polite">{rangeWords(view, date)}</strong>
        <span>{[week, within ? increment.label : null].filter(Boolean).join(' · ')}</span>
      </span>
    </>
  );
}

const Presses = memo(function Presses(on: Doing) {
  const { t } = useTranslation('windows');
  return (
    <>
      <Button variant="default" leftSection={<IconSnowflake size={15} />} onClick={on.onFreeze}>
        {t('freeze')}
      </Button>
      <More {...on} />
      <Button
        leftSection={<IconPlus size={15} />}
        rightSection={<KeyHint keys={['N']} inverse />}
        onClick={on.onPlan}
      >
        {t('plan')}
      </Button>
    </>
  );
});

const Views = memo(function Views({ wishes, wish }: Ways) {
  const { t } = useTranslation('windows');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('views')}
      value={wishes.view}
      onChange={(next) => wish({ view: next as View })}
      data={VIEWS.map((one) => ({ value: one, label: t(`view.${one}`) }))}
    />
  );
});

function More({ onMaintenance, onList, onHalt, onHalts }: Doing) {
  const { t } = useTranslation('windows');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={28} aria-label={t('more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTool size={15} />} onClick={onMaintenance}>
          {t('addMaintenance')}
        </Menu.Item>
        <Menu.Item leftSection={<IconListDetails size={15} />} onClick={onList}>
          {t('allFreezes')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHistory size={15} />} onClick={onHalts}>
          {t('halts.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconBan size={15} />} onClick={onHalt}>
          {t('halt')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
