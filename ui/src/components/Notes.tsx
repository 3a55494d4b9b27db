import { Button, Skeleton } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Stamp as StampShape } from '@/bindings';
import type { RunningCall } from '@/calls';
import { formatAge, formatNumber } from '@/i18n/format';
import classes from './Notes.module.css';

interface StampProps {
  stamp: StampShape | null | undefined;
  /** The present moment: with it the age is said beside the absolute time. */
  now?: StampShape;
  /** What to say when there is none. */
  none?: string;
}

/** An absolute time with its zone, as Rust wrote it; the age only beside it. */
export function Stamp({ stamp, now, none = '–' }: StampProps) {
  if (!stamp) return <span className={classes.quiet}>{none}</span>;
  return (
    <time dateTime={stamp.at} className={classes.stamp}>
      {stamp.label}
      {now ? ' ' : null}
      {now ? <span className={classes.age}>{formatAge(stamp.at, now.at)}</span> : null}
    </time>
  );
}

interface ErrorNoteProps {
  /** What happened. */
  message: string;
  /** What to do. */
  hint?: string;
  /** What was kept. */
  kept?: string;
  retry?: () => void;
}

/** An error in its place: what happened, what was kept, what to do. */
export function ErrorNote({ message, hint, kept, retry }: ErrorNoteProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.error} role="alert">
      <IconCircleX size={16} aria-hidden />
      <div className={classes.errorText}>
        <p className={classes.errorTitle}>{message}</p>
        {kept ? <p>{t('kept', { kept })}</p> : null}
        {hint ? <p>{hint}</p> : null}
      </div>
      {retry ? (
        <Button size="xs" variant="default" onClick={retry}>
          {t('retry')}
        </Button>
      ) : null}
    </div>
  );
}

/** Stands for rows that are being read; nothing spins under a second. */
export function SkeletonRows({ rows = 8, height = 32 }: { rows?: number; height?: number }) {
  const { t } = useTranslation('common');
  return (
    <div aria-busy="true" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className={classes.skeleton} style={{ height }}>
          <Skeleton height={8} width={`${38 - ((row * 7) % 20)}%`} radius="xl" />
          <Skeleton height={8} width={`${14 + ((row * 5) % 9)}%`} radius="xl" />
        </div>
      ))}
    </div>
  );
}

/** Work under way: what, how far in numbers, and the way to stop it. */
export function ProgressLine({ call, onCancel }: { call: RunningCall; onCancel?: () => void }) {
  const { t } = useTranslation('common');
  const done = formatNumber(call.done);
  const count = call.total
    ? t('progress', { done, total: formatNumber(call.total), unit: call.unit })
    : t('progressOpen', { done, unit: call.unit });
  return (
    <div className={classes.progress} role="status">
      <span className={classes.progressLabel}>{call.waiting ?? call.label}</span>
      <span className={classes.track}>
        <span
          className={classes.fill}
          data-open={call.total ? undefined : true}
          style={{
            width: call.total ? `${Math.min(100, (100 * call.done) / call.total)}%` : '30%',
          }}
        />
      </span>
      {call.waiting ? null : <span className={classes.count}>{count}</span>}
      {onCancel ? (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onCancel}>
          {t('stop')}
        </Button>
      ) : null}
    </div>
  );
}
