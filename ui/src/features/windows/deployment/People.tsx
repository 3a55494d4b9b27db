import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '@/bindings';
import { StateMark } from '@/components';
import classes from './deployment.module.css';
import type { Asked } from './dialogs/DeploymentDialogs';

interface ConfirmationProps {
  deployment: Deployment;
  ask: (asked: Asked) => void;
}

/** Whether the hub confirmed that it is ready; what no longer holds is said with its reasons. */
export function Confirmation({ deployment, ask }: ConfirmationProps) {
  const { t } = useTranslation('deployment');
  const { confirmation } = deployment;
  const broken = confirmation !== null && !confirmation.holds;
  return (
    <section className={classes.part} data-broken={broken || undefined}>
      <h3 className={classes.partTitle}>{t('panel.confirmation')}</h3>
      {confirmation === null ? (
        <StateMark mark="planned" label={t('panel.notConfirmed')} />
      ) : broken ? (
        <>
          <p className={classes.wrapMark}>
            <StateMark mark="warns" label={t('answer.level.warn')} compact />
            <span>{t('panel.noLonger', { by: confirmation.by, at: confirmation.at.label })}</span>
          </p>
          <ul className={classes.bullets}>
            {confirmation.broken.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <Button size="xs" variant="default" mt={6} onClick={() => ask({ act: 'confirm' })}>
            {t('step.confirmAgain')}
          </Button>
        </>
      ) : (
        <p className={classes.wrapMark}>
          <StateMark mark="done" label={t('answer.level.met')} compact />
          <span>
            {t('panel.confirmedBy', { by: confirmation.by, at: confirmation.at.label })}
            {confirmation.note ? (
              <span className={classes.reasonLine}>{confirmation.note}</span>
            ) : null}
          </span>
        </p>
      )}
    </section>
  );
}

/** Who approved it in which capacity, and whose approval is missing. */
export function Approvals({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  const { approvals, approvals_missing } = deployment;
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('panel.approvals')}</h3>
      {approvals.length + approvals_missing.length === 0 ? (
        <p className={classes.reason}>{t('panel.noApprovals')}</p>
      ) : null}
      <ul>
        {approvals.map((one) => (
          <li key={`${one.kind}/${one.by}/${one.at.at}`} className={classes.approval}>
            <StateMark
              mark={one.approved ? (one.holds ? 'approved' : 'stale') : 'blocked'}
              label={t(one.approved ? 'panel.approvedBy' : 'panel.refusedBy', {
                kind: t(`kind.${one.kind}`),
              })}
            />
            <span className={classes.reasonLine}>
              {one.by}, {one.at.label}
              {one.holds ? null : `, ${t('panel.stale')}`}
              {one.reason ? `: ${one.reason}` : null}
            </span>
          </li>
        ))}
        {approvals_missing.map((one) => (
          <li key={one.kind} className={classes.approval}>
            <StateMark
              mark="planned"
              label={`${t(`kind.${one.kind}`)}: ${t('panel.missing', { count: one.missing })}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
