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
  /** Its words, when they are more than what it says in one weight; each cut by itself. */
  children?: ReactNode;
  /** Said with weight: it wants attention. */
  strong?: boolean;
  /** A name that gives way before what must be read. */
  yields?: boolean;
}

/** One part of the status line; it opens its page. Its words are shortened where room is, not laid over. */
export function Part({ path, says, detail, icon, children, strong, yields }: PartProps) {
  const Words = strong ? 'strong' : 'span';
  return (
    <Link
      href={path}
      className={classes.part}
      title={[says, detail].filter(Boolean).join(' · ')}
      data-yields={yields || undefined}
    >
      {icon}
      {children ?? <Words className={classes.cut}>{says}</Words>}
    </Link>
  );
}

/** A connection that is healthy is a plain dot, one that is not a ring. */
export function Dot({ open }: { open: boolean }) {
  return <span className={classes.dot} data-open={open || undefined} aria-hidden />;
}
