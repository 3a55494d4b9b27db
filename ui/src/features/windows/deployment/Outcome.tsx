import { useTranslation } from 'react-i18next';
import type { Deployment, Report, Stamp as StampShape } from '@/bindings';
import { type Mark, StateMark } from '@/components';
import classes from './deployment.module.css';

const MARKS: Record<NonNullable<Deployment['outcome']>, Mark> = {
  implemented: 'done',
  failed: 'failed',
  backed_out: 'superseded',
  remediated: 'done',
};

/** How it ended, what was found, and what was learnt. */
export function Outcome({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  const { outcome, outcome_note, report, closed_at, review, cancelled_reason } = deployment;
  return (
    <section className={classes.part}>
      {cancelled_reason === null ? null : (
        <p className={classes.wrapMark}>
          <StateMark mark="blocked" label={t('state.cancelled')} compact />
          <span>{t('panel.cancelled', { reason: cancelled_reason })}</span>
        </p>
      )}
      {outcome ? <StateMark mark={MARKS[outcome]} label={t(`outcome.${outcome}`)} /> : null}
      {outcome_note ? <p className={classes.text}>{outcome_note}</p> : null}
      {report ? <Found report={report} at={closed_at} /> : null}
      {review ? (
        <>
          <h3 className={classes.partTitle}>{t('panel.review')}</h3>
          <p className={classes.text}>{review.summary}</p>
          {review.actions ? <p className={classes.text}>{review.actions}</p> : null}
          <p className={classes.reason}>
            {review.by}, {review.at.label}
          </p>
        </>
      ) : null}
    </section>
  );
}

function Found({ report, at }: { report: Report; at: StampShape | null }) {
  const { t } = useTranslation('deployment');
  return (
    <>
      <h3 className={classes.partTitle}>{t('panel.report')}</h3>
      {report.issues.length === 0 ? <p className={classes.reason}>{t('panel.noIssues')}</p> : null}
      <ul>
        {report.issues.map((issue) => (
          <li key={issue.text} className={classes.approval}>
            <StateMark
              mark={issue.kind === 'new' ? 'warns' : 'met'}
              label={t(issue.kind === 'new' ? 'close.new' : 'close.known')}
            />
            <span className={classes.reasonLine}>
              {issue.text}
              {issue.decision
                ? ` (${t('panel.decided', {
                    decision: t(
                      issue.decision === 'roll_back' ? 'close.roll_back' : 'close.proceed',
                    ),
                    by: issue.decided_by,
                  })})`
                : null}
            </span>
          </li>
        ))}
      </ul>
      {report.regression ? (
        <p className={classes.text}>
          {t('close.regression')}: {report.regression}
        </p>
      ) : null}
      <p className={classes.reason}>{[report.by, at?.label].filter(Boolean).join(', ')}</p>
    </>
  );
}
