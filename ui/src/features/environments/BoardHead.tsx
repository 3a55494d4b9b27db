import {
  IconArrowRight,
  IconArrowsDiff,
  IconCalendarTime,
  IconClockExclamation,
  IconEye,
  IconEyeOff,
  IconGitFork,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BoardEnvironment, BoardProduct } from '@/bindings';
import { StateMark } from '@/components';
import { deploymentPath } from '@/features/windows/deployment/paths';
import { useNow } from '@/features/windows/useNow';
import { formatAge, formatAhead } from '@/i18n/format';
import classes from './Board.module.css';
import { isSelected, type PanelState } from './BoardPanel';
import { kindOf, markOf, shortRelease } from './board';

interface BoardHeadProps {
  environment: BoardEnvironment;
  products: readonly BoardProduct[];
  /** Whether the next column gets its releases from here. */
  feeds: boolean;
  panel: PanelState | null;
  onExplain: () => void;
  onCompare: () => void;
}

/** An environment: what should run there, when it was read, how far it is from what it should be. */
export function BoardHead(props: BoardHeadProps) {
  const { environment, feeds, panel, onExplain } = props;
  const { t } = useTranslation('environments');
  const { behind, parity, next_window, name } = environment;
  const verdict = environment.verdict as 'in_sync' | 'drifted' | 'unknown' | 'stale';
  const facts = [
    behind === null ? '' : t('behindShort', { count: behind }),
    parity === null ? '' : t('parityShort', { count: parity }),
  ].filter(Boolean);
  const whole = [
    behind === null ? '' : t('behind', { count: behind }),
    parity === null ? '' : t('parity', { count: parity }),
    next_window ? t('next', { at: next_window.label }) : '',
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, the buttons in here theirs
    <div
      role="columnheader"
      className={classes.head}
      data-kind={kindOf(environment)}
      data-feeds={feeds || undefined}
      data-selected={isSelected(panel, environment.code) || undefined}
    >
      <button
        type="button"
        className={classes.open}
        aria-label={t('openDrift', { name })}
        title={name}
        onClick={onExplain}
      >
        {name}
      </button>
      <Releases {...props} />
      <Read environment={environment} />
      <From {...props} />
      <NextWindow environment={environment} />
      <StateMark
        mark={markOf(verdict)}
        label={verdict === 'stale' ? t('staleShort') : t(`verdicts.${verdict}`)}
        size={13}
      />
      <span className={classes.line} title={whole.join(', ')}>
        {facts.join(', ')}
      </span>
    </div>
  );
}

function Releases({ environment, products }: BoardHeadProps) {
  const { t } = useTranslation('environments');
  const [first, ...others] = environment.releases;
  if (!first) return <span className={classes.line}>{t('noRelease')}</span>;
  return (
    <span className={classes.line} title={environment.releases.join(', ')}>
      <strong>{shortRelease(first, products)}</strong>
      {others.length > 0 ? ` ${t('more', { count: others.length })}` : null}
    </span>
  );
}

function Read({ environment: { look, freshness } }: { environment: BoardEnvironment }) {
  const { t } = useTranslation('environments');
  const now = new Date(useNow(30_000)).toISOString();
  if (!look) {
    return (
      <span className={classes.line}>
        <IconEyeOff size={13} aria-hidden />
        {t('neverSeen')}
      </span>
    );
  }
  const stale = freshness === 'stale';
  const Glyph = stale ? IconClockExclamation : IconEye;
  return (
    <time
      dateTime={look.at.at}
      className={classes.line}
      data-stale={stale || undefined}
      title={`${t('seen', { at: look.at.label })}, ${look.source}`}
    >
      <Glyph size={13} aria-hidden />
      {t('read', { age: formatAge(look.at.at, now) })}
    </time>
  );
}

/** The window that is open, or how long it is until the next one. */
function NextWindow({ environment: { next_window: next } }: { environment: BoardEnvironment }) {
  const { t } = useTranslation('environments');
  const now = new Date(useNow(30_000)).toISOString();
  if (!next) return <span className={classes.line}>{t('noWindow')}</span>;
  return (
    <Link
      href={deploymentPath(next.deployment_id)}
      className={classes.line}
      data-open={next.open || undefined}
      title={t(next.open ? 'windowOpenSince' : 'next', { at: next.label })}
    >
      <IconCalendarTime size={13} aria-hidden />
      {next.open ? t('windowOpen') : t('windowIn', { age: formatAhead(next.at, now) })}
    </Link>
  );
}

function From({ environment, panel, onCompare }: BoardHeadProps) {
  const { t } = useTranslation('environments');
  const { code, feeds_from, name } = environment;
  const compared = panel?.kind === 'compare' && (panel.from === code || panel.to === code);
  const Glyph = compared
    ? IconArrowsDiff
    : environment.kind === 'sandbox'
      ? IconGitFork
      : IconArrowRight;
  const from = feeds_from ? t('fromName', { name: feeds_from }) : t('startShort');
  const side = panel?.kind === 'compare' && panel.from === code ? 'comparedFrom' : 'comparedTo';
  return (
    <button
      type="button"
      className={classes.line}
      aria-pressed={compared}
      aria-label={t('compareOne', { from: compared ? t(side) : from, name })}
      title={t('compareOne', { from, name })}
      onClick={onCompare}
    >
      <Glyph size={13} aria-hidden />
      {compared ? t(side) : from}
    </button>
  );
}
