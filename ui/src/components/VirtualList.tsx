import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './VirtualList.module.css';

interface VirtualListProps<Item> {
  /** What the list holds, for those who listen. */
  label: string;
  items: readonly Item[];
  itemId: (item: Item) => string;
  /** Height of an item before it has been measured, in pixels. */
  estimate: (item: Item) => number;
  children: (item: Item) => ReactNode;
  /** The item to bring into sight, such as the one J and K stand on. */
  sightId?: string | null;
  /** Shown when there are no items. */
  empty?: ReactNode;
}

/** A list of rows of any height that draws only those in sight. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, itemId, estimate } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => estimate(items[index] as Item),
    getItemKey: (index) => itemId(items[index] as Item),
    overscan: 10,
    initialRect: { width: 800, height: 800 },
  });
  const sight = props.sightId ? items.findIndex((item) => itemId(item) === props.sightId) : -1;
  useEffect(() => {
    if (sight >= 0) view.scrollToIndex(sight);
  }, [sight, view]);
  const drawn = view.getVirtualItems();
  if (items.length === 0) return <div className={classes.box}>{props.empty}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div ref={box} role="group" className={classes.box} tabIndex={0} aria-label={props.label}>
      <ul style={{ height: view.getTotalSize() }} className={classes.all}>
        {drawn.map(({ index, key, start }) => (
          <li
            key={key}
            ref={view.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            className={classes.item}
            style={{ transform: `translateY(${start}px)` }}
          >
            {props.children(items[index] as Item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
