import { useTranslation } from 'react-i18next';
import type { AnsweredWindowShape, BundleAnswer } from '@/bindings';
import { Stamp, StateMark } from '@/components';
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
      <h3 className={classes.title}>{t('tab.windows')}</h3>
      {windows.length === 0 ? <p className={classes.quiet}>{t('tab.noWindows')}</p> : null}
      <ul>
        {windows.map((one) => (
          <Window key={`${one.environment} ${one.start}`} window={one} />
        ))}
      </ul>
      <h3 className={classes.title}>{t('tab.defects')}</h3>
      {defects.length === 0 ? <p className={classes.quiet}>{t('tab.noDefects')}</p> : null}
      <ul>
        {defects.map((one) => (
          <li key={one.number} className={classes.line}>
            <span className="tabular">{one.number}</span>
            <span>{one.title}</span>
            <span>{one.severity}</span>
            <span className={classes.quiet}>{one.status.replaceAll('_', ' ')}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>
          {t('tab.checks')} ({checks.length})
        </summary>
        <ul>
          {checks.map((one) => (
            <li key={one.check} className={classes.line}>
              <StateMark
                mark={
                  one.state === 'passed' ? 'done' : one.state === 'failed' ? 'failed' : 'unknown'
                }
                label={one.state.replaceAll('_', ' ')}
              />
              <span>{one.title}</span>
              <span className={classes.quiet}>{one.reason}</span>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Window({ window }: { window: AnsweredWindowShape }) {
  const { t } = useTranslation('bundles');
  const { confirmed, outcome } = window;
  const said = outcome || window.state;
  return (
    <li className={classes.line}>
      <span>{window.name}</span>
      <span>{window.start}</span>
      <span className={classes.quiet}>{t('tab.minutes', { count: window.minutes })}</span>
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
