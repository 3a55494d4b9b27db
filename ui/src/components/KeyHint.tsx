import classes from './KeyHint.module.css';

interface KeyHintProps {
  keys: readonly string[];
  /** What they do, after them. */
  label?: string;
  /** On a filled button. */
  inverse?: boolean;
}

/** Keys printed where they work. */
export function KeyHint({ keys, label, inverse }: KeyHintProps) {
  return (
    <span className={classes.hint} data-inverse={inverse || undefined}>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
      {label}
    </span>
  );
}
