import type { ReactNode } from 'react';
import { type Mark, StateGlyph } from '@/components';
import classes from './bundles.module.css';

interface SaidProps {
  mark: Mark;
  children: ReactNode;
}

/** A sentence behind the icon of a state: unlike a mark it takes as many lines as it needs. */
export function Said({ mark, children }: SaidProps) {
  return (
    <div className={classes.saying} data-mark={mark}>
      <StateGlyph mark={mark} size={16} />
      <div>{children}</div>
    </div>
  );
}
