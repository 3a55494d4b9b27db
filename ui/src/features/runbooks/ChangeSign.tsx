import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import classes from './runbooks.module.css';

const SIGNS = { added: IconPlus, removed: IconMinus, changed: IconPencil } as const;
export type Change = keyof typeof SIGNS;

export const isChange = (text: string): text is Change => text in SIGNS;

/** What became of a step or a value: sign and word. */
export function ChangeSign({ change, label }: { change: Change; label: string }) {
  const Sign = SIGNS[change];
  return (
    <span className={classes.change}>
      <Sign size={14} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
