import { useTranslation } from 'react-i18next';
import type { Deployment, DeploymentState } from '@/bindings';
import { openFindings } from '@/features/releases/model/findingGroups';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useWrite } from '@/query';
import { Badge } from '../Badge';
import classes from '../deployment.module.css';
import { isSetback } from '../model/steps';
import { windowWords } from '../model/words';
import { useAdvance } from '../useAdvance';
import type { DeploymentDialogProps } from './DeploymentDialogs';

const taken = () => true;

/** Which window a dialog is about. */
export function About({ deployment }: { deployment: Deployment }) {
  return (
    <p>
      <Badge environment={deployment.environment_id} /> <strong>{deployment.title}</strong>
      <span className={classes.reasonLine}>{windowWords(deployment.start, deployment.end)}</span>
    </p>
  );
}

/** The findings that block it, one line each. */
function Blocks({ deployment }: { deployment: Deployment }) {
  const blocks = blocksOf(deployment);
  return (
    <ul className={classes.bullets}>
      {blocks.map((one) => (
        <li key={`${one.rule}/${one.message}`}>{one.subject}</li>
      ))}
    </ul>
  );
}

const blocksOf = ({ check }: Deployment) =>
  openFindings(check.findings).filter((one) => one.level === 'block');

export function ConfirmDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_confirm', { done: t('ask.confirmed'), takes: taken });
  const { confirmation, check } = deployment;
  return (
    <ReasonDialog
      title={t('ask.confirm')}
      label={t(confirmation ? 'step.confirmAgain' : 'step.confirm')}
      asks={!check.allowed}
      optional
      running={write.running}
      refusal={write.refusal}
      close={close}
      run={async (note) =>
        (await write.run({ id: deployment.id, note: note || null, withdraw: false })) !== null
      }
    >
      <About deployment={deployment} />
      {confirmation && !confirmation.holds ? (
        <>
          <p className={classes.text}>{t('ask.confirmBroken')}</p>
          <ul className={classes.bullets}>
            {confirmation.broken.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </>
      ) : null}
      {check.allowed ? null : (
        <>
          <p className={classes.text}>
            {t('ask.overrideText', { count: blocksOf(deployment).length })}
          </p>
          <Blocks deployment={deployment} />
        </>
      )}
    </ReasonDialog>
  );
}

export function WithdrawDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_confirm', { done: t('ask.withdrawn'), takes: taken });
  return (
    <ReasonDialog
      title={t('ask.withdraw')}
      label={t('step.withdraw')}
      danger
      running={write.running}
      refusal={write.refusal}
      close={close}
      run={async (note) => (await write.run({ id: deployment.id, note, withdraw: true })) !== null}
    >
      <About deployment={deployment} />
      <p className={classes.text}>{t('ask.withdrawText')}</p>
    </ReasonDialog>
  );
}

export function OverrideDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_override', { done: t('ask.overridden'), takes: taken });
  return (
    <ReasonDialog
      title={t('ask.override')}
      label={t('slots.override')}
      danger
      running={write.running}
      refusal={write.refusal}
      close={close}
      run={async (reason) => (await write.run({ id: deployment.id, reason })) !== null}
    >
      <About deployment={deployment} />
      <p className={classes.text}>
        {t('ask.overrideText', { count: blocksOf(deployment).length })}
      </p>
      <Blocks deployment={deployment} />
    </ReasonDialog>
  );
}

export function CancelDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_cancel', { done: t('ask.cancelled'), takes: taken });
  return (
    <ReasonDialog
      title={t('ask.cancel')}
      label={t('step.cancel')}
      danger
      running={write.running}
      refusal={write.refusal}
      close={close}
      run={async (reason) => (await write.run({ id: deployment.id, reason })) !== null}
    >
      <About deployment={deployment} />
      <p className={classes.text}>{t('ask.cancelText')}</p>
    </ReasonDialog>
  );
}

/** A state that takes a reason: something blocks it, or it takes something back. */
export function AdvanceDialog({
  deployment,
  to,
  close,
}: DeploymentDialogProps & { to: DeploymentState }) {
  const { t } = useTranslation('deployment');
  const advance = useAdvance(deployment);
  const { title, environment } = deployment;
  return (
    <ReasonDialog
      title={t('ask.back', { step: t(`step.to.${to}`) })}
      label={t(`step.to.${to}`)}
      danger={isSetback(to)}
      running={advance.running}
      refusal={advance.refusal}
      close={close}
      run={(reason) => advance.run(to, reason)}
    >
      <About deployment={deployment} />
      {isSetback(to) ? (
        <p className={classes.text}>{t('ask.backText', { title, environment })}</p>
      ) : (
        <>
          <p className={classes.text}>{t('ask.openText')}</p>
          <Blocks deployment={deployment} />
        </>
      )}
    </ReasonDialog>
  );
}
