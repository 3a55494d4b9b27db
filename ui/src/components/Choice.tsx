import { useId } from 'react';
import classes from './Choice.module.css';

interface ChoiceProps<V extends string> {
  /** What is chosen, for those who listen. */
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}

/**
 * One of a few, side by side. Drawn by its styles alone: one that measures itself has the page laid
 * out, and drawn, once more.
 */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes.choice}>
      {options.map((one) => (
        <label key={one.value} className={classes.one}>
          <input
            type="radio"
            name={name}
            className={classes.radio}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          <span className={classes.label}>{one.label}</span>
        </label>
      ))}
    </div>
  );
}
