import { useTranslation } from 'react-i18next';
import type { AnsweredWindowShape, BundleAnswer } from '@/bindings';
import { type Mark, Stamp, StateMark } from '@/components';
import { useLength } from '@/features/runbooks/useLength';
import classes from './bundles.module.css';

/** What another organisation said to this release: theirs, and nothing that changes what is here. */
export function AnswerPanel({ answer }: { answer: BundleAnswer }) {
  const { t } = useTranslation('bundles');
  const { organisation, windows, defects, checks, state } = answer;
  return (
    <article className={classes.said} aria-label={organisation}>
      <p className={classes.line}>
        <strong>{organisation}</strong>
        <span>{t('tab.stands', { state: state.replaceAll('_', ' ') })}</span>
        <span className={classes.quiet}>
          <Stamp stamp={answer.made} />
        </span>
      </p>
      <div className={classes.answers}>
        <h3 className={classes.quiet}>{t('tab.windows')}</h3>
        <ul>
          {windows.length === 0 ? <li className={classes.quiet}>{t('tab.noWindows')}</li> : null}
          {windows.map((one) => (
            <Window key={`${one.environment} ${one.start}`} window={one} />
          ))}
        </ul>
        <h3 className={classes.quiet}>{t('tab.defects')}</h3>
        <ul>
          {defects.length === 0 ? <li className={classes.quiet}>{t('tab.noDefects')}</li> : null}
          {defects.map((one) => (
            <li key={one.number} className={classes.line}>
              <span className="tabular">{one.number}</span>
              <span>{one.title}</span>
              <span>{one.severity}</span>
              <span className={classes.quiet}>{one.status.replaceAll('_', ' ')}</span>
            </li>
          ))}
        </ul>
        <h3 className={classes.quiet}>{t('tab.checks')}</h3>
        <Checks checks={checks} />
      </div>
    </article>
  );
}

const CHECKS: Record<string, Mark> = { passed: 'done', failed: 'failed', pending: 'planned' };

/** How far their readiness is; what it is made of where somebody asks. */
function Checks({ checks }: { checks: BundleAnswer['checks'] }) {
  const { t } = useTranslation('bundles');
  const passed = checks.filter((one) => one.state === 'passed').length;
  return (
    <details>
      <summary>{t('tab.passed', { passed, count: checks.length })}</summary>
      <ul>
        {checks.map((one) => (
          <li key={one.check} className={classes.check}>
            <StateMark
              mark={CHECKS[one.state] ?? 'unknown'}
              label={one.state.replaceAll('_', ' ')}
            />
            <span>
              {one.title} <span className={classes.quiet}>{one.reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Window({ window }: { window: AnsweredWindowShape }) {
  const { t } = useTranslation('bundles');
  const length = useLength();
  const { confirmed, outcome } = window;
  const said = outcome || window.state;
  return (
    <li className={classes.line}>
      <strong>{window.name}</strong>
      <span>{window.start}</span>
      <span className={classes.quiet}>{length(window.minutes)}</span>
      <StateMark
        mark={outcome === 'failed' || outcome === 'backed_out' ? 'failed' : 'planned'}
        label={said.replaceAll('_', ' ')}
      />
      <StateMark
        mark={confirmed ? 'approved' : 'unknown'}
        label={confirmed ? t('tab.confirmed', { by: confirmed }) : t('tab.notConfirmed')}
      />
      <span className={classes.quiet}>{window.note}</span>
    </li>
  );
}
