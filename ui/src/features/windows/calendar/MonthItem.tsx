import { useTranslation } from 'react-i18next';
import { StateGlyph } from '@/components';
import classes from './calendar.module.css';
import type { MonthItem } from './model/month';
import { secondHours } from './model/second';
import { canMove, formOf, STATE_MARKS } from './model/states';

interface ItemProps {
  item: MonthItem;
  selected: string | null;
  second: string | null;
  pulled: string | null;
  onOpen: (id: string) => void;
}

/** A window in a line. Hundreds stand in a month, so each is few nodes: its name is its label. */
export function Item({ item, selected, second, pulled, onOpen }: ItemProps) {
  const { t } = useTranslation('windows');
  const { entry, from, to } = item.plot;
  const there = second ? secondHours(from, to, second) : '';
  const { row } = item.row;
  const blocked = formOf(entry) === 'blocked';
  const word = blocked ? t('blocked') : t(`state.${entry.state}`);
  const again = entry.needs_confirming ? `, ${t('confirmAgain')}` : '';
  const time = /\d\d:\d\d/.exec(entry.hours)?.[0] ?? '';
  const label = {
    title: entry.title,
    environment: row.name,
    hours: entry.hours,
    state: word + again,
  };
  return (
    <button
      type="button"
      className={classes.item}
      aria-label={`${time} ${t('entry', label)}`}
      data-kind={row.kind}
      aria-current={entry.id === selected || undefined}
      title={[row.name, entry.hours, there, label.state].filter(Boolean).join(', ')}
      data-entry={entry.id}
      data-movable={canMove(entry) || undefined}
      data-moving={entry.id === pulled || undefined}
      onClick={() => onOpen(entry.id)}
    >
      <span className={classes.itemTime}>{time}</span>{' '}
      <span className={classes.cut}>{entry.title}</span>
      <StateGlyph mark={blocked ? 'blocked' : STATE_MARKS[entry.state]} size={13} />
    </button>
  );
}
