import {
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Clock } from '@/bindings';
import { minutesWords } from '@/features/windows/deployment/model/words';
import classes from './parts.module.css';

/** Amber is for what is due within the hour. */
export const SOON = 60;

/** What a clock says in two words. */
function useClockWords() {
  const { t } = useTranslation('defects');
  return (clock: Clock | null | undefined): string => {
    if (!clock) return '';
    const left = clock.left_minutes;
    if (clock.state === 'paused') return t('clock.paused');
    if (clock.state === 'met') return t('clock.met');
    if (clock.state === 'ended') return t('clock.ended');
    if (left == null) return clock.label;
    if (clock.state === 'breached' || left < 0)
      return left < 0 ? t('clock.late', { time: spanWords(-left) }) : clock.label;
    return spanWords(left);
  };
}

/** Minutes as `23 min` or `3 h 05 min`: under each other they line up. */
export function spanWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes > 48 * 60) return `${Math.round(minutes / 1440)} d`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest ? `${hours} h ${String(rest).padStart(2, '0')} min` : minutesWords(minutes);
}

export function clockTone(clock: Clock): 'late' | 'soon' | 'quiet' {
  const left = clock.left_minutes ?? Number.MAX_SAFE_INTEGER;
  if (clock.state === 'breached' || (clock.state === 'running' && left < 0)) return 'late';
  return clock.state === 'running' && left <= SOON ? 'soon' : 'quiet';
}

const ICONS = { paused: IconPlayerPause, met: IconCircleCheck, ended: IconCircleCheck } as const;

/** How much time is left to answer: icon, words, and amber only within the hour. */
export function ClockMark({ clock }: { clock: Clock | null | undefined }) {
  const words = useClockWords();
  if (!clock) return null;
  const tone = clockTone(clock);
  const quiet = clock.state in ICONS ? ICONS[clock.state as keyof typeof ICONS] : IconClock;
  const Glyph = tone === 'late' ? IconClockExclamation : quiet;
  return (
    <span className={classes.clock} data-tone={tone} title={clock.why}>
      <Glyph size={13} stroke={1.9} aria-hidden />
      {words(clock)}
    </span>
  );
}
