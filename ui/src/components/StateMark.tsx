import {
  type Icon,
  IconAlertTriangle,
  IconArrowsSplit,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockExclamation,
  IconEyeCheck,
  IconFlag3,
  IconGavel,
  IconHelpCircle,
  IconPlayerPlay,
  IconProgressCheck,
  IconReplace,
  IconShieldCheckFilled,
  IconSnowflake,
  IconSpeakerphone,
} from '@tabler/icons-react';
import classes from './StateMark.module.css';

type Tone = 'green' | 'teal' | 'amber' | 'red' | 'quiet' | 'ink';

/** Every state the window shows; the word comes from the page, the icon and the colour from here. */
const MARKS = {
  proven: [IconShieldCheckFilled, 'green'],
  done: [IconCircleCheck, 'green'],
  closed: [IconCircleCheck, 'quiet'],
  validating: [IconProgressCheck, 'teal'],
  running: [IconPlayerPlay, 'teal'],
  approved: [IconChecks, 'teal'],
  announced: [IconSpeakerphone, 'amber'],
  planned: [IconCircleDashed, 'quiet'],
  blocked: [IconBan, 'red'],
  stopped: [IconBan, 'quiet'],
  failed: [IconCircleX, 'red'],
  freeze: [IconSnowflake, 'red'],
  warns: [IconAlertTriangle, 'ink'],
  unknown: [IconHelpCircle, 'quiet'],
  met: [IconCheck, 'quiet'],
  drift: [IconArrowsSplit, 'ink'],
  stale: [IconClockExclamation, 'ink'],
  review: [IconEyeCheck, 'teal'],
  decision: [IconGavel, 'quiet'],
  flag: [IconFlag3, 'ink'],
  superseded: [IconReplace, 'quiet'],
} as const satisfies Record<string, readonly [Icon, Tone]>;

export type Mark = keyof typeof MARKS;

interface StateMarkProps {
  mark: Mark;
  /** The state in words. Never left out: colour and icon only help to find it. */
  label: string;
  /** Show the icon alone and keep the word for those who hover or listen. */
  compact?: boolean;
  size?: number;
}

/** The icon of a state alone, where the words stand beside it or in what it belongs to. */
export function StateGlyph({ mark, size }: { mark: Mark; size: number }) {
  const [Glyph, tone] = MARKS[mark];
  return <Glyph className={classes.glyph} data-tone={tone} size={size} stroke={1.9} aria-hidden />;
}

/** A state: icon, then word, then colour. */
export function StateMark({ mark, label, compact = false, size = 15 }: StateMarkProps) {
  const [Glyph, tone] = MARKS[mark];
  return (
    <span className={classes.mark} data-tone={tone} title={compact ? label : undefined}>
      <Glyph size={size} stroke={1.9} aria-hidden />
      <span className={compact ? classes.hidden : undefined}>{label}</span>
    </span>
  );
}
