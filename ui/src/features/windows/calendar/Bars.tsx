import { IconAlertTriangle, IconSnowflake } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarRow } from '@/bindings';
import { StateMark } from '@/components';
import classes from './calendar.module.css';
import type { Placed } from './model/lanes';
import type { PlotBand } from './model/plot';
import { formOf, STATE_MARKS } from './model/states';
import { shortHours, shortSpan } from './model/words';

interface EntryProps {
  item: Extract<Placed, { kind: 'entry' }>;
  row: CalendarRow;
  dense: boolean;
  selected: boolean;
  /** The one that Tab reaches. */
  current: boolean;
  movable: boolean;
  /** Hundredths of its time that have passed, while it is under way. */
  passed: number;
  moving: boolean;
}

/** A window: its bar at its true length, and beside it what it is, when, and how it stands. */
export const EntryBar = memo(function EntryBar(props: EntryProps) {
  const { item, row, dense, selected, current, moving } = props;
  const { t } = useTranslation('windows');
  const { entry } = item.plot;
  const form = formOf(entry);
  const word = form === 'blocked' ? t('blocked') : t(`state.${entry.state}`);
  const mark = form === 'blocked' ? 'blocked' : STATE_MARKS[entry.state];
  const words = entry.needs_confirming ? `${word}, ${t('confirmAgain')}` : word;
  const label = { title: entry.title, environment: row.name, hours: entry.hours, state: words };
  return (
    <button
      type="button"
      className={classes.entry}
      style={{ top: item.top, left: item.textLeft, width: item.textWidth }}
      tabIndex={current ? 0 : -1}
      aria-current={selected || undefined}
      title={dense ? `${entry.title}, ${entry.hours}` : undefined}
      data-entry={entry.id}
      data-form={form}
      data-dense={dense || undefined}
      data-movable={props.movable || undefined}
      data-moving={moving || undefined}
    >
      <span className={classes.heard}>{t('entry', label)}</span>
      <span
        className={classes.bar}
        style={
          {
            left: item.left - item.textLeft,
            width: item.width,
            '--passed': `${props.passed}%`,
          } as CSSProperties
        }
        data-bar
      />
      <span className={classes.words} aria-hidden>
        <span className={classes.entryTitle}>
          {dense ? <StateMark mark={mark} label={word} compact size={13} /> : null}
          {entry.title}
        </span>
        {dense ? null : (
          <>
            <span className={classes.hours}>{shortHours(entry.hours)}</span>
            <span className={classes.state}>
              <StateMark mark={mark} label={word} size={14} />
              {entry.needs_confirming ? (
                <span className={classes.again}>
                  <IconAlertTriangle size={13} stroke={2} aria-hidden />
                  {t('confirmAgain')}
                </span>
              ) : null}
            </span>
          </>
        )}
      </span>
    </button>
  );
});

interface FreezeLabelProps {
  item: Extract<Placed, { kind: 'freeze' }>;
  onOpen: (window: string) => void;
}

/** What a freeze is called, inside its band. */
export function FreezeLabel({ item, onOpen }: FreezeLabelProps) {
  const { t } = useTranslation('windows');
  const { band } = item.plot;
  const kind = band.hard ? t('hardFreeze') : t('softFreeze');
  return (
    <button
      type="button"
      className={classes.freezeLabel}
      style={{ top: item.top, left: item.textLeft, width: item.textWidth }}
      title={[band.reason, band.label, band.owner, band.source].filter(Boolean).join(' · ')}
      data-soft={band.hard ? undefined : true}
      data-freeze={band.window_id}
      onClick={() => onOpen(band.window_id)}
    >
      <span className={classes.heard}>{`${kind}: ${band.reason}, ${band.label}`}</span>
      <span className={classes.freezeTitle} aria-hidden>
        <IconSnowflake size={13} stroke={2} aria-hidden />
        <span className={classes.cut}>
          {band.hard ? null : `${t('softly')} `}
          {band.reason}
        </span>
      </span>
      <span className={classes.freezeHours} aria-hidden>
        {[shortSpan(band.label), band.owner ?? band.source].filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}

interface BandsProps {
  bands: readonly PlotBand[];
  x: (at: number) => number;
  kind: 'freeze' | 'maintenance';
}

/** Freezes as hatched bands over the whole row, maintenance windows as quiet ones. */
export function Bands({ bands, x, kind }: BandsProps) {
  return bands.map(({ band, from, to }) => (
    <span
      key={`${band.window_id} ${band.start}`}
      className={classes.band}
      data-kind={kind}
      data-soft={band.hard ? undefined : true}
      style={{ left: x(from), width: Math.max(2, x(to) - x(from)) }}
      aria-hidden
    />
  ));
}
