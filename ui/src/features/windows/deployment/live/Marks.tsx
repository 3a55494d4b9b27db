import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Live, Stamp } from '@/bindings';
import type { Standing } from '../model/live';
import classes from './live.module.css';

interface MarksProps {
  live: Live;
  standing: Standing;
  /** The bar they stand around. */
  children: ReactNode;
}

/** Below and above the bar what its marks are, each where its mark is. */
export function Marks({ live, standing: { bar }, children }: MarksProps) {
  const { t } = useTranslation('deployment');
  const { opened_at, ends_at, no_return_at } = live;
  return (
    <div className={classes.marked}>
      <div className={classes.marks}>
        {no_return_at && bar.noReturn !== null ? (
          <Mark name={t('live.marks.noReturn')} at={no_return_at} place={bar.noReturn} flag />
        ) : null}
      </div>
      {children}
      <div className={classes.marks}>
        <Mark name={t('live.marks.opened')} at={opened_at} place={0} />
        <Mark name={t('live.marks.end')} at={ends_at} place={bar.end} />
      </div>
    </div>
  );
}

interface MarkProps {
  name: string;
  at: Stamp;
  /** From 0 to 100. */
  place: number;
  flag?: boolean;
}

function Mark({ name, at, place, flag }: MarkProps) {
  // Text ends at a mark in the right half and begins at one in the left, so it never leaves the bar.
  const late = place > 40;
  const style: CSSProperties = late ? { right: `${100 - place}%` } : { left: `${place}%` };
  return (
    <p className={classes.mark} style={style} data-late={late || undefined} data-flag={flag}>
      <span className={classes.label}>{name}</span>
      <time className={classes.markTime} dateTime={at.at}>
        {at.label.split(', ')[1]}
      </time>
    </p>
  );
}
