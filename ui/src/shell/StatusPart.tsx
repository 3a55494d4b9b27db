import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './StatusLine.module.css';

interface PartProps {
  path: string;
  title?: string;
  children: ReactNode;
}

/** One part of the status line; it opens its page. */
export function Part({ path, title, children }: PartProps) {
  return (
    <Link href={path} className={classes.part} title={title}>
      {children}
    </Link>
  );
}

/** A connection that is healthy is a plain dot, one that is not a ring. */
export function Dot({ open }: { open: boolean }) {
  return <span className={classes.dot} data-open={open || undefined} aria-hidden />;
}
