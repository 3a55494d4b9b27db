import type { ReactNode } from 'react';
import { SectionHead } from '@/components';
import { formatNumber } from '@/i18n/format';
import classes from './desk.module.css';

interface PanelProps {
  title: string;
  count?: number;
  aside?: ReactNode;
  /** What to say when there is nothing. */
  none: string;
  children: ReactNode[];
}

/** A part of the desk: a head and its rows, or that there are none. */
export function Panel({ title, count, aside, none, children }: PanelProps) {
  return (
    <section className={classes.panel}>
      <SectionHead
        title={title}
        count={count === undefined ? undefined : formatNumber(count)}
        aside={aside}
      />
      {children.length === 0 ? <p className={classes.none}>{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
