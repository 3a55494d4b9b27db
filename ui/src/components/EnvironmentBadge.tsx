import { IconGitFork } from '@tabler/icons-react';
import type { EnvironmentKind } from '@/bindings';
import classes from './EnvironmentBadge.module.css';

interface EnvironmentBadgeProps {
  kind: EnvironmentKind;
  /** The name, or the short code where room is scarce. */
  label: string;
  title?: string;
}

/** An environment in its one hue; Production is the only solid one, Sandbox carries its branch. */
export function EnvironmentBadge({ kind, label, title }: EnvironmentBadgeProps) {
  return (
    <span className={classes.badge} data-kind={kind} title={title}>
      {kind === 'sandbox' ? <IconGitFork size={12} stroke={2} aria-hidden /> : null}
      {label}
    </span>
  );
}

/** The bar in an environment's hue that marks its row or column. */
export function EnvironmentBar({ kind }: { kind: EnvironmentKind }) {
  return <span className={classes.bar} data-kind={kind} aria-hidden />;
}
