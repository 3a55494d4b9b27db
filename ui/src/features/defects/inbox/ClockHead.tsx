import {
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Clock } from '@/bindings';
import { clockTone } from '../parts/ClockMark';
import classes from './clock.module.css';

const ICONS = { paused: IconPlayerPause, met: IconCircleCheck, ended: IconCircleCheck } as const;

interface ClockHeadProps {
  clock: Clock | null;
  /** Room is short: the sentence is one line. */
  short?: boolean;
}

/** The clock that explains itself: what is left, when that ends, how it runs, and which rule says so. */
export function ClockHead({ clock, short = false }: ClockHeadProps) {
  const { t } = useTranslation('defects');
  if (!clock) {
    return (
      <div className={classes.head} data-tone="quiet">
        <p className={classes.line}>
          <span className={classes.left}>
            <IconClock size={16} aria-hidden />
            {t('decision.noClock')}
          </span>
        </p>
        <p className={classes.why}>{t('decision.noClockText')}</p>
      </div>
    );
  }
  const dueWords = (label: string) => {
    const at = label.replace(/ \([^)]*\)$/, '');
    return short ? at.replace(/ \d{4},/, ',') : t('decision.due', { at });
  };
  const tone = clockTone(clock);
  const quiet = clock.state in ICONS ? ICONS[clock.state as keyof typeof ICONS] : IconClock;
  const Glyph = tone === 'late' ? IconClockExclamation : quiet;
  return (
    <div className={classes.head} data-tone={tone}>
      <p className={classes.line}>
        <span className={classes.left}>
          <Glyph size={16} stroke={2} aria-hidden />
          {clock.label}
        </span>
        {clock.due ? (
          <span className={classes.due} title={clock.due.label}>
            {dueWords(clock.due.label)}
          </span>
        ) : null}
      </p>
      {clock.segments.length > 0 ? <Bar clock={clock} /> : null}
      <p className={classes.why} data-short={short || undefined} title={clock.why}>
        {clock.why}
      </p>
    </div>
  );
}

/** Nights and pauses count nothing, so their length is not to scale. */
const FIXED: Record<string, number> = { night: 0.14, pause: 0.16 };
/** Shorter than this share of the bar no words fit under it. */
const LEAST = 0.09;

function Bar({ clock }: { clock: Clock }) {
  const { t } = useTranslation('defects');
  const { segments } = clock;
  const fixed = segments.reduce((all, one) => all + (FIXED[one.kind] ?? 0), 0);
  const counted = segments.reduce((all, one) => all + (one.kind in FIXED ? 0 : one.minutes), 0);
  const share = (one: (typeof segments)[number]) =>
    FIXED[one.kind] ?? ((1 - Math.min(0.7, fixed)) * one.minutes) / Math.max(1, counted);
  return (
    <div
      role="img"
      aria-label={`${t('decision.bar')}: ${segments.map((one) => one.label).join(', ')}`}
    >
      <div className={classes.bar}>
        {segments.map((one, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches follow each other
            key={at}
            className={classes.segment}
            data-kind={one.kind}
            style={{ flexGrow: share(one) }}
          />
        ))}
      </div>
      <div className={classes.labels}>
        {segments.map((one, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches follow each other
            key={at}
            className={classes.label}
            data-kind={one.kind}
            data-slim={share(one) < LEAST || undefined}
            style={{ flexGrow: share(one) }}
          >
            {one.label}
          </span>
        ))}
      </div>
    </div>
  );
}
