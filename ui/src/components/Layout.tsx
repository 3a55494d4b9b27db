import type { ReactNode } from 'react';
import classes from './Layout.module.css';

interface PageHeadProps {
  title: ReactNode;
  /** One line of facts beside the title. */
  meta?: ReactNode;
  /** Buttons, the one that matters last. */
  actions?: ReactNode;
  /** A second row: tabs, filters. */
  children?: ReactNode;
}

/** The title row of a page. Its heading is the page's only `h1`. */
export function PageHead({ title, meta, actions, children }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <div className={classes.row}>
        <h1 className={classes.title}>{title}</h1>
        {meta ? <div className={classes.meta}>{meta}</div> : null}
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {children}
    </header>
  );
}

interface SectionHeadProps {
  title: ReactNode;
  count?: ReactNode;
  icon?: ReactNode;
  aside?: ReactNode;
  /** Tinted and full width, for groups inside a list. */
  band?: boolean;
  level?: 2 | 3;
}

/** The head of a part of a page. */
export function SectionHead({ title, count, icon, aside, band, level = 2 }: SectionHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes.section} data-band={band || undefined}>
      <Heading className={classes.sectionTitle}>
        {icon}
        {title}
        {count === undefined ? null : <span className={classes.count}>{count}</span>}
      </Heading>
      {aside ? <div className={classes.aside}>{aside}</div> : null}
    </div>
  );
}

interface EmptyStateProps {
  icon?: ReactNode;
  /** What belongs here. */
  title: string;
  /** Why it matters. */
  children?: ReactNode;
  /** The first thing to do. */
  action?: ReactNode;
}

/** A place with nothing in it yet: what belongs here, why it matters, and the first action. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon ? <span className={classes.emptyIcon}>{icon}</span> : null}
      <p className={classes.emptyTitle}>{title}</p>
      {children ? <div className={classes.emptyText}>{children}</div> : null}
      {action}
    </div>
  );
}

/** The part of a page under its head: it scrolls, the head stays. */
export function PageBody({ children, padded = false }: { children: ReactNode; padded?: boolean }) {
  return (
    <div className={classes.body} data-padded={padded || undefined}>
      {children}
    </div>
  );
}
