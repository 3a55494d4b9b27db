import { memo } from 'react';
import { FlatGlyph } from '@/components';
import classes from './calendar.module.css';
import type { ItemWords } from './itemWords';
import type { MonthItem } from './model/month';
import { secondHours } from './model/second';
import { canMove, formOf, STATE_MARKS } from './model/states';

interface ItemProps {
  item: MonthItem;
  selected: string | null;
  second: string | null;
  pulled: string | null;
  words: ItemWords;
  onOpen: (id: string) => void;
}

/** A window in a line. Hundreds stand in a month, so each is few nodes: its name is its label. */
export const Item = memo(function Item(props: ItemProps) {
  const { item, selected, second, pulled, words, onOpen } = props;
  const { entry, from, to } = item.plot;
  const there = second ? secondHours(from, to, second) : '';
  const { row } = item.row;
  const blocked = formOf(entry) === 'blocked';
  const state = words.state(entry);
  const time = /\d\d:\d\d/.exec(entry.hours)?.[0] ?? '';
  return (
    <button
      type="button"
      className={classes.item}
      aria-label={`${time} ${words.name(entry, row.name, state)}`}
      data-kind={row.kind}
      aria-current={entry.id === selected || undefined}
      title={[row.name, entry.hours, there, state].filter(Boolean).join(', ')}
      data-entry={entry.id}
      data-movable={canMove(entry) || undefined}
      data-moving={entry.id === pulled || undefined}
      onClick={() => onOpen(entry.id)}
    >
      <span className={classes.itemTime}>{time}</span>{' '}
      <span className={classes.cut} data-code={row.code}>
        {entry.title}
      </span>
      <FlatGlyph mark={blocked ? 'blocked' : STATE_MARKS[entry.state]} />
    </button>
  );
});
