import { useTranslation } from 'react-i18next';
import type { Answered, AnsweredWindowShape, BundleAnswer } from '@/bindings';
import { Stamp, StateMark } from '@/components';
import { useLength } from '@/features/runbooks/useLength';
import classes from './bundles.module.css';
import { checkMark, windowMark } from './model';

/** What another organisation said to this release: theirs, and nothing that changes what is here. */
export function AnswerPanel({ answer }: { answer: BundleAnswer }) {
  const { t } = useTranslation('bundles');
  const { organisation, state } = answer;
  return (
    <article className={classes.said} aria-label={organisation}>
      <p className={classes.line}>
        <strong>{organisation}</strong>
        <span>{t('tab.stands', { state: state.replaceAll('_', ' ') })}</span>
        <span className={classes.quiet}>
          <Stamp stamp={answer.made} />
        </span>
      </p>
      <AnsweredParts said={answer} level={3} />
    </article>
  );
}

interface AnsweredPartsProps {
  said: Answered;
  /** Of the headings of its parts. */
  level: 3 | 4;
}

/** Windows, defects and readiness of a release in an organisation: another one's, or ours as it is told. */
export function AnsweredParts({ said, level }: AnsweredPartsProps) {
  const { t } = useTranslation('bundles');
  const { windows, defects, checks } = said;
  const Heading = `h${level}` as const;
  return (
    <div className={classes.answers}>
      <Heading className={classes.quiet}>{t('tab.windows')}</Heading>
      <ul>
        {windows.length === 0 ? <li className={classes.quiet}>{t('tab.noWindows')}</li> : null}
        {windows.map((one) => (
          <Window key={`${one.environment} ${one.start}`} window={one} />
        ))}
      </ul>
      <Heading className={classes.quiet}>{t('tab.defects')}</Heading>
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
      <Heading className={classes.quiet}>{t('tab.checks')}</Heading>
      <Checks checks={checks} />
    </div>
  );
}

/** How far their readiness is; what it is made of where somebody asks. */
function Checks({ checks }: { checks: Answered['checks'] }) {
  const { t } = useTranslation('bundles');
  const passed = checks.filter((one) => one.state === 'passed').length;
  return (
    <details>
      <summary>{t('tab.passed', { passed, count: checks.length })}</summary>
      <ul>
        {checks.map((one) => (
          <li key={one.check} className={classes.check}>
            <StateMark mark={checkMark(one.state)} label={one.state.replaceAll('_', ' ')} />
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
      <StateMark mark={windowMark(window)} label={said.replaceAll('_', ' ')} />
      {outcome && !confirmed ? null : (
        <StateMark
          mark={confirmed ? 'approved' : 'unknown'}
          label={confirmed ? t('tab.confirmed', { by: confirmed }) : t('tab.notConfirmed')}
        />
      )}
      <span className={classes.quiet}>{window.note}</span>
    </li>
  );
}
