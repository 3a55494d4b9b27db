import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Slot } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Agenda } from './calendar/Agenda';
import classes from './calendar/calendar.module.css';
import { ComingAfter, Legend } from './calendar/Foot';
import { HaltBanner } from './calendar/HaltBanner';
import { Head } from './calendar/Head';
import { Lanes } from './calendar/Lanes';
import { MonthGrid } from './calendar/MonthGrid';
import { findEntry, type Plot, plotOf } from './calendar/model/plot';
import { rangeWords, type View } from './calendar/model/range';
import { canMove } from './calendar/model/states';
import { useCalendar, useTurnTo } from './calendar/useCalendar';
import { useCalendarKeys } from './calendar/useCalendarKeys';
import { type Moving, useMoving } from './calendar/useMoving';
import { useNewWindow } from './calendar/useNewWindow';
import { YearFreezes } from './calendar/YearFreezes';
import { DeploymentPanel } from './deployment/DeploymentPanel';
import { FreezePanel } from './freezes/FreezePanel';
import HaltDialog from './freezes/HaltDialog';
import { haltsPath } from './halts/paths';
import { useNow } from './useNow';

/** The calendar of the windows, with the one that is open beside it. */
export default function WindowsPage() {
  const { t } = useTranslation('windows');
  const { id, part } = useParams<{ id?: string; part?: string }>();
  const [, go] = useLocation();
  const [halting, setHalting] = useState(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const calendar = useCalendar();
  const { data, read, wishes, date } = calendar;
  const plot = data ? plotOf(data) : null;
  const moving = useMoving(data?.zone ?? 'UTC');
  const frozen = id === 'freeze';
  const selected = id && !frozen ? id : null;
  const close = () => go('/windows');
  const open = (one: string) => go(`/windows/${one}`);
  const openFreeze = (one: string) => go(`/windows/freeze/${one}`);
  const { view } = wishes;
  const { plan, draw, planIn, planDay } = useNewWindow({ plot, view, cursor, setCursor, moving });
  useCrumbs([{ label: t('title'), path: '/windows' }, { label: rangeWords(wishes.view, date) }]);
  useCalendarKeys({
    calendar,
    plot,
    cursor,
    setCursor,
    plan,
    draw,
    open,
    freeze: () => openFreeze('new'),
  });
  useTurnTo(selected, calendar);
  const slot = useFreeSlot(selected, plot);
  const turnTo = (view: View, day: string) => {
    calendar.show(day);
    calendar.wish({ view });
  };
  const on = { onOpen: open, onFreeze: openFreeze, onPlan: planIn, onPlanDay: planDay };
  return (
    <>
      <Head
        calendar={calendar}
        onPlan={plan}
        onFreeze={() => openFreeze('new')}
        onMaintenance={() => openFreeze('maintenance')}
        onList={() => go('/windows/freezes')}
        onHalt={() => setHalting(true)}
        onHalts={() => go(haltsPath)}
      />
      {data ? <HaltBanner halts={data.halts} /> : null}
      <div className={classes.split}>
        <div className={classes.stage} data-stale={read.isPlaceholderData || undefined}>
          {read.error && !data ? (
            <ErrorNote
              message={read.error.message}
              hint={read.error.hint}
              retry={() => void read.refetch()}
            />
          ) : null}
          {data && plot ? (
            <Shown
              {...{ calendar, data, plot, selected, cursor, setCursor, moving, slot }}
              {...on}
              onDay={(day) => turnTo('day', day)}
              onAll={(day) => turnTo('dayList', day)}
            />
          ) : read.error ? null : (
            <SkeletonRows rows={6} height={78} />
          )}
        </div>
        {selected ? <DeploymentPanel key={selected} id={selected} /> : null}
        {frozen && data ? (
          <FreezePanel id={part ?? 'new'} day={date} zone={data.zone} onClose={close} />
        ) : null}
      </div>
      {halting ? <HaltDialog close={() => setHalting(false)} /> : null}
    </>
  );
}

interface ShownProps {
  calendar: ReturnType<typeof useCalendar>;
  data: NonNullable<ReturnType<typeof useCalendar>['data']>;
  plot: Plot;
  selected: string | null;
  cursor: string | null;
  setCursor: (id: string | null) => void;
  moving: Moving;
  slot: Slot | null;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
  onPlan: (environment: string) => void;
  onPlanDay: (date: string) => void;
  onDay: (date: string) => void;
  onAll: (date: string) => void;
}

/** The view that was chosen. */
function Shown({ calendar, data, plot, onDay, ...rest }: ShownProps) {
  const { t } = useTranslation('windows');
  const { wishes, date } = calendar;
  const now = useNow(30_000);
  const take = async ({ start }: Slot) => {
    const found = rest.selected ? findEntry(plot, rest.selected) : null;
    if (!found) return;
    const from = Date.parse(start);
    const to = from + found.entry.to - found.entry.from;
    await rest.moving.commit({ plot: found.entry, row: found.row, from, to, keys: false });
  };
  if (plot.rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>;
  if (wishes.view === 'list' || wishes.view === 'dayList') {
    return <Agenda plot={plot} now={now} {...rest} />;
  }
  if (wishes.view === 'year') {
    return <YearFreezes plot={plot} year={date.slice(0, 4)} now={now} onFreeze={rest.onFreeze} />;
  }
  if (wishes.view === 'month') {
    const { selected, cursor, setCursor, moving, onOpen, onFreeze, onAll, onPlanDay } = rest;
    const on = { onOpen, onFreeze, onDay, onAll, onPlanDay, onTurn: calendar.show };
    const month = date.slice(0, 7);
    return <MonthGrid {...{ plot, month, now, selected, cursor, setCursor, moving }} {...on} />;
  }
  return (
    <Lanes
      view={data}
      plot={plot}
      maintenance={wishes.maintenance}
      onTake={(slot) => void take(slot)}
      {...rest}
    >
      <Legend maintenance={wishes.maintenance} />
      <ComingAfter view={data} shown={wishes.view} onOpen={rest.onOpen} onFreeze={rest.onFreeze} />
    </Lanes>
  );
}

/** The first free slot of the window whose panel is open, when it is blocked and still ahead. */
function useFreeSlot(selected: string | null, plot: Plot | null): Slot | null {
  const entry = useMemo(
    () => (selected && plot ? (findEntry(plot, selected)?.entry.entry ?? null) : null),
    [selected, plot],
  );
  const asks = entry?.blocked === true && canMove(entry);
  const { data } = useRead('deployment_show', { id: selected ?? '' }, { enabled: asks });
  return asks ? (data?.check.next_slots[0] ?? null) : null;
}
