import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './StatusLine.module.css';

interface PartProps {
  path: string;
  /** Everything it says: shown whole where room is too short for it. */
  says: string;
  /** What else is known of it, such as when. */
  detail?: string;
  /** The sign before the words. */
  icon?: ReactNode;
  /** A number that stands for all of it where room is short; it is never cut. */
  short?: number | false;
  /** Its words, when they are more than what it says in one weight; each cut by itself. */
  children?: ReactNode;
  /** Said with weight: it wants attention. */
  strong?: boolean;
  /** A name that gives way before what must be read. */
  yields?: boolean;
}

/** One part of the status line; it opens its page. Its words are shortened where room is, not laid over. */
export function Part(props: PartProps) {
  const { path, says, detail, icon, short = false, children, strong, yields } = props;
  const Words = strong ? 'strong' : 'span';
  const counted = short !== false;
  return (
    <Link
      href={path}
      className={classes.part}
      title={[says, detail].filter(Boolean).join(' · ')}
      aria-label={counted ? says : undefined}
      data-yields={yields || undefined}
      data-counted={counted || undefined}
    >
      {icon}
      {children ?? <Words className={classes.cut}>{counted ? short : says}</Words>}
    </Link>
  );
}

/** A connection that is healthy is a plain dot, one that is not a ring. */
export function Dot({ open }: { open: boolean }) {
  return <span className={classes.dot} data-open={open || undefined} aria-hidden />;
}
