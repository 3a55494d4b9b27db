import { IconAlertTriangle, IconCalendarTime } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, EnvironmentBadge, StateMark, VirtualList } from '@/components';
import { formatDay } from '@/i18n/format';
import { SecondHours } from '../SecondHours';
import classes from './calendar.module.css';
import { type MonthCell, monthOf } from './model/month';
import type { Plot, PlotBand, PlotEntry, PlotRow } from './model/plot';
import { formOf, STATE_MARKS } from './model/states';

type Line =
  | { kind: 'day'; id: string; cell: MonthCell }
  | { kind: 'entry'; id: string; plot: PlotEntry; row: PlotRow }
  | { kind: 'freeze'; id: string; plot: PlotBand; rows: PlotRow[] };

/** What happens, day by day; days on which nothing does are left out. */
export function linesOf(plot: Plot): Line[] {
  return monthOf(plot).flatMap((cell, at): Line[] => {
    const freezes = cell.freezes
      .filter((one) => one !== null)
      .filter((one) => at === 0 || one.plot.from >= cell.day.from);
    const items = cell.items.toSorted((a, b) => a.plot.from - b.plot.from);
    if (freezes.length + items.length === 0) return [];
    const { date } = cell.day.day;
    return [
      { kind: 'day', id: date, cell },
      ...freezes.map((one) => ({
        kind: 'freeze' as const,
        id: `${date} ${one.plot.band.window_id}`,
        ...one,
      })),
      ...items.map(({ plot: entry, row }) => ({
        kind: 'entry' as const,
        id: entry.entry.id,
        plot: entry,
        row,
      })),
    ];
  });
}

interface AgendaProps {
  plot: Plot;
  now: number;
  selected: string | null;
  cursor: string | null;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
}

/** The windows and freezes as a list, by day. */
export function Agenda({ plot, now, selected, cursor, onOpen, onFreeze }: AgendaProps) {
  const { t } = useTranslation('windows');
  const lines = useMemo(() => linesOf(plot), [plot]);
  return (
    <VirtualList
      label={t('agenda')}
      items={lines}
      itemId={(line) => line.id}
      estimate={(line) => (line.kind === 'day' ? 30 : 36)}
      sightId={cursor}
      empty={
        <EmptyState
          icon={<IconCalendarTime size={20} />}
          title={t(plot.days.length > 1 ? 'agendaEmpty' : 'agendaEmptyDay')}
        >
          {t('agendaEmptyText')}
        </EmptyState>
      }
    >
      {(line) => {
        if (line.kind === 'day') {
          const { day, from, to } = line.cell.day;
          return (
            <h2 className={classes.agendaDay} data-today={(now >= from && now < to) || undefined}>
              {formatDay(day.date)}
              {day.holiday ? <span className={classes.holiday}>{day.holiday}</span> : null}
            </h2>
          );
        }
        if (line.kind === 'freeze') return <FreezeLine {...line} onFreeze={onFreeze} />;
        return (
          <EntryLine {...line} isHere={[selected, cursor].includes(line.id)} onOpen={onOpen} />
        );
      }}
    </VirtualList>
  );
}

interface FreezeLineProps {
  plot: PlotBand;
  rows: PlotRow[];
  onFreeze: (window: string) => void;
}

function FreezeLine({ plot, rows, onFreeze }: FreezeLineProps) {
  const { t } = useTranslation('windows');
  const { band } = plot;
  return (
    <button type="button" className={classes.line} onClick={() => onFreeze(band.window_id)}>
      <span className={classes.lineHours}>
        {band.label}
        <SecondHours start={band.start} end={band.end} />
      </span>
      <span className={classes.lineBadges}>
        {rows.slice(0, 3).map(({ row }) => (
          <EnvironmentBadge
            key={row.id}
            kind={row.kind as 'uat'}
            label={row.code}
            title={row.name}
          />
        ))}
      </span>
      <span className={classes.lineTitle}>{band.reason}</span>
      <StateMark mark="freeze" label={t(band.hard ? 'hardFreeze' : 'softFreeze')} />
    </button>
  );
}

interface EntryLineProps {
  plot: PlotEntry;
  row: PlotRow;
  isHere: boolean;
  onOpen: (id: string) => void;
}

function EntryLine({ plot: { entry }, row: { row }, isHere, onOpen }: EntryLineProps) {
  const { t } = useTranslation('windows');
  const blocked = formOf(entry) === 'blocked';
  return (
    <button
      type="button"
      className={classes.line}
      aria-current={isHere || undefined}
      data-entry={entry.id}
      onClick={() => onOpen(entry.id)}
    >
      <span className={classes.lineHours}>
        {entry.hours}
        <SecondHours start={entry.start} end={entry.end} />
      </span>
      <span className={classes.lineBadges}>
        <EnvironmentBadge kind={row.kind as 'uat'} label={row.code} title={row.name} />
      </span>
      <span className={classes.lineTitle}>{entry.title}</span>
      {entry.needs_confirming ? (
        <span className={classes.again}>
          <IconAlertTriangle size={13} stroke={2} aria-hidden />
          {t('confirmAgain')}
        </span>
      ) : null}
      <StateMark
        mark={blocked ? 'blocked' : STATE_MARKS[entry.state]}
        label={blocked ? t('blocked') : t(`state.${entry.state}`)}
      />
    </button>
  );
}
