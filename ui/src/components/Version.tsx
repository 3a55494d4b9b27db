import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconEqual,
  IconMinus,
  IconPlus,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Version.module.css';

interface VersionChipProps {
  version: string;
  /** The version it becomes: outlined and bold, beside the plain one it was. */
  fresh?: boolean;
}

/** A version, always in the fixed-width face. */
export function VersionChip({ version, fresh = false }: VersionChipProps) {
  return (
    <span className={classes.chip} data-fresh={fresh || undefined} title={version}>
      {version}
    </span>
  );
}

const KINDS = {
  new: IconPlus,
  upgraded: IconArrowUp,
  downgraded: IconArrowDown,
  removed: IconMinus,
  unchanged: IconEqual,
  unorderable: IconQuestionMark,
} as const;
export type ChangeKind = keyof typeof KINDS;

interface ChangeMarkProps {
  change: string;
  /** Only the sign is drawn, in a dense list beside a legend; its word is heard and in its title. */
  compact?: boolean;
}

/** The kind of a change: icon and word; a downgrade is the one that stands out. */
export function ChangeMark({ change, compact = false }: ChangeMarkProps) {
  const { t } = useTranslation('common');
  const kind = change in KINDS ? (change as ChangeKind) : 'unorderable';
  const Glyph = KINDS[kind];
  const word = t(`change.${kind}`);
  if (compact)
    return (
      <span className={classes.kind} data-kind={kind} role="img" aria-label={word} title={word}>
        <Glyph size={14} stroke={2} aria-hidden />
      </span>
    );
  return (
    <span className={classes.kind} data-kind={kind}>
      <Glyph size={14} stroke={2} aria-hidden />
      {word}
    </span>
  );
}

interface ChangeArrowProps {
  from: string | null;
  to: string | null;
  change: string;
  /** Leave the word out where a section head has said it. */
  plain?: boolean;
}

/** `v17.3.5 → v17.4.0`, with what kind of change that is. */
export function ChangeArrow({ from, to, change, plain = false }: ChangeArrowProps) {
  const { t } = useTranslation('common');
  if (to && from === to) {
    return (
      <span className={classes.change}>
        <VersionChip version={to} />
        {plain ? null : <ChangeMark change={change} />}
      </span>
    );
  }
  return (
    <span className={classes.change}>
      {from ? <VersionChip version={from} /> : <span className={classes.gap}>{t('notThere')}</span>}
      <IconArrowRight size={14} stroke={1.75} role="img" aria-label={t('changeTo')} />
      {to ? (
        <VersionChip version={to} fresh={change !== 'unchanged'} />
      ) : (
        <span className={classes.gap}>{t('notThere')}</span>
      )}
      {plain ? null : <ChangeMark change={change} />}
    </span>
  );
}
