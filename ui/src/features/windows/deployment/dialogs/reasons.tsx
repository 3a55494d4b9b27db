import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deployment, DeploymentState, FindingShape } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { Badge } from '../Badge';
import classes from '../deployment.module.css';
import { blocksOf, isSetback } from '../model/steps';
import { windowWords } from '../model/words';
import { useAdvance } from '../useAdvance';
import type { DeploymentDialogProps } from './DeploymentDialogs';

const taken = () => true;
const said = (one: FindingShape) => one.subject || one.message;

/** Which window a dialog is about. */
export function About({ deployment }: { deployment: Deployment }) {
  return (
    <p className={classes.aboutLine}>
      <Badge environment={deployment.environment_id} /> <strong>{deployment.title}</strong>
      <span className={classes.reasonLine}>{windowWords(deployment.start, deployment.end)}</span>
    </p>
  );
}

/** What stands in the way, one line each. */
export function Bullets({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={classes.bullets}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface StopProps extends DeploymentDialogProps {
  title: string;
  label: string;
  write: { running: boolean; refusal: Refusal | null };
  run: (reason: string) => Promise<unknown>;
  children: ReactNode;
}

/** Asks why something is stopped, taken back or let pass. */
function Stop({ deployment, write, run, children, ...words }: StopProps) {
  return (
    <ReasonDialog
      {...words}
      danger
      running={write.running}
      refusal={write.refusal}
      run={async (reason) => (await run(reason)) !== null}
    >
      <About deployment={deployment} />
      {children}
    </ReasonDialog>
  );
}

export function WithdrawDialog(props: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_confirm', { done: t('ask.withdrawn'), takes: taken });
  const { id } = props.deployment;
  return (
    <Stop
      {...props}
      title={t('ask.withdraw')}
      label={t('step.withdraw')}
      write={write}
      run={(reason) => write.run({ id, reason, withdraw: true })}
    >
      <p className={classes.text}>{t('ask.withdrawText')}</p>
    </Stop>
  );
}

export function OverrideDialog(props: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_override', { done: t('ask.overridden'), takes: taken });
  const { id, check } = props.deployment;
  const blocks = blocksOf(check).map(said);
  return (
    <Stop
      {...props}
      title={t('ask.override')}
      label={t('slots.override')}
      write={write}
      run={(reason) => write.run({ id, reason })}
    >
      <p className={classes.text}>{t('ask.overrideText', { count: blocks.length })}</p>
      <Bullets lines={blocks} />
    </Stop>
  );
}

export function CancelDialog(props: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_cancel', { done: t('ask.cancelled'), takes: taken });
  const { id } = props.deployment;
  return (
    <Stop
      {...props}
      title={t('ask.cancel')}
      label={t('step.cancel')}
      write={write}
      run={(reason) => write.run({ id, reason })}
    >
      <p className={classes.text}>{t('ask.cancelText')}</p>
    </Stop>
  );
}

interface AdvanceProps extends DeploymentDialogProps {
  to: DeploymentState;
  /** What stood in the way when it was tried; not given while only the plan has been judged. */
  because?: Refusal;
}

/** A state that takes a reason: something blocks it, or it takes something back. */
export function AdvanceDialog({ deployment, to, because, close }: AdvanceProps) {
  const { t } = useTranslation('deployment');
  const advance = useAdvance(deployment);
  const { title, environment, check } = deployment;
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
          <p className={classes.text}>
            {t(to === 'window_open' ? 'ask.openText' : 'ask.passText')}
          </p>
          <Bullets lines={because ? [because.message] : blocksOf(check).map(said)} />
          {because?.hint ? <p className={classes.reason}>{because.hint}</p> : null}
        </>
      )}
    </ReasonDialog>
  );
}
