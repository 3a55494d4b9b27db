import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Check, Release } from '@/bindings';
import { StateMark, useNarrow } from '@/components';
import { formatDay } from '@/i18n/format';
import { CheckMark } from '../parts/ReleaseMark';
import classes from './readiness.module.css';

interface CheckRowProps {
  release: Release;
  check: Check;
  selected: boolean;
  choose: () => void;
}

/** One check: how it stands, what must hold, for which state, who owes it and by when. */
export function CheckRow({ release, check, selected, choose }: CheckRowProps) {
  const { t } = useTranslation('releases');
  const narrow = useNarrow();
  const shown = check.derived || check.evidence.length > 0;
  return (
    <button
      type="button"
      className={classes.row}
      aria-pressed={selected}
      data-next={check.gate === release.next || undefined}
      onClick={choose}
    >
      <CheckMark state={check.state} shown={shown} />
      <span className={classes.words}>
        <span className={classes.name}>{check.title}</span>
        <span className={classes.quiet}>
          <span className={classes.gate}>
            {t('readiness.gate', { state: t(`state.${check.gate}`).toLowerCase() })}
          </span>
          {check.derived ? (
            <span className={classes.tag}>
              {t(
                check.derived_from === 'evidence'
                  ? 'readiness.derivedEvidence'
                  : 'readiness.derived',
              )}
            </span>
          ) : null}
          {check.reason ? <span className={classes.reason}>{check.reason}</span> : null}
        </span>
      </span>
      {check.stale ? (
        <StateMark mark="stale" label={t('readiness.stale')} compact={narrow} />
      ) : (
        <span />
      )}
      <span className={classes.owner}>
        {check.owner ?? (check.derived ? '' : t('readiness.nobody'))}
      </span>
      <span className={classes.due}>{check.due ? formatDay(check.due) : ''}</span>
      <span className={classes.pieces}>
        {check.evidence.length > 0 ? (
          <>
            <IconPaperclip size={14} aria-hidden />
            <span title={t('readiness.evidenceCount', { count: check.evidence.length })}>
              {check.evidence.length}
            </span>
          </>
        ) : null}
      </span>
    </button>
  );
}
