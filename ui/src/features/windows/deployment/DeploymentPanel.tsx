import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Deployment, FindingShape } from '@/bindings';
import { EmptyState, ErrorNote, SidePanel, SkeletonRows } from '@/components';
import { driftPath, placePath } from '@/features/environments/paths';
import { evidencePath } from '@/features/evidence/paths';
import { MessageList } from '@/features/messages/MessageList';
import { releasePath } from '@/features/releases/parts/paths';
import { useRead } from '@/query';
import { SecondHours } from '../SecondHours';
import { Answer } from './Answer';
import { Badge } from './Badge';
import { Completed } from './Completed';
import { DeploymentMark } from './DeploymentMark';
import classes from './deployment.module.css';
import { type Asked, DeploymentDialogs } from './dialogs/DeploymentDialogs';
import { Facts } from './Facts';
import { Foot } from './Foot';
import { History } from './History';
import { LiveStrip } from './live/LiveStrip';
import { isAhead, isOver, type Mend, mainStep } from './model/steps';
import { minutesWords, windowWords } from './model/words';
import { Outcome } from './Outcome';
import { Approvals, Confirmation } from './People';
import { editPath, planWindowPath } from './paths';

/** Wide enough for a window's time with its zone in one line. */
const WIDTH = 380;

/** A deployment beside the calendar: whether it may go, what is missing, and what can be done. */
export function DeploymentPanel({ id }: { id: string }) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const close = () => go('/windows');
  const read = useRead('deployment_show', { id }, { keep: true });
  const one = read.data?.id === id ? read.data : undefined;
  if (!one) {
    return (
      <SidePanel name="deployment" width={WIDTH} title="…" onClose={close}>
        {read.error?.code === 'not_found' ? (
          <EmptyState title={t('notFound')}>{t('notFoundText')}</EmptyState>
        ) : read.error ? (
          <ErrorNote
            message={read.error.message}
            hint={read.error.hint}
            retry={() => void read.refetch()}
          />
        ) : (
          <SkeletonRows />
        )}
      </SidePanel>
    );
  }
  return <Shown deployment={one} onClose={close} />;
}

function Shown({ deployment, onClose }: { deployment: Deployment; onClose: () => void }) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const mend = (way: Mend, { environments }: FindingShape) => {
    if (way === 'edit') go(editPath(deployment.id));
    else if (way === 'plan') go(planWindowPath({ release: deployment.release_id ?? '' }));
    else if (way === 'window') go('/windows/freeze/maintenance');
    else if (way === 'release') go(releasePath(deployment.release_id ?? ''));
    else if (way === 'runbook') go(releasePath(deployment.release_id ?? '', 'runbook'));
    else if (way === 'handover') go(releasePath(deployment.release_id ?? '', 'handover'));
    else if (way === 'evidence') go(evidencePath);
    else if (way === 'seen' || way === 'compare') go(placePath(environments));
    else if (way === 'drift') go(driftPath(deployment.environment));
    else setAsked({ act: way });
  };
  const { state, live } = deployment;
  const rest = restOf(deployment);
  const over = isOver(state);
  const done = over && mainStep(deployment, 0) === null;
  return (
    <>
      <SidePanel
        name="deployment"
        width={WIDTH}
        onClose={onClose}
        title={
          <span className={classes.title}>
            <Badge environment={deployment.environment_id} />
            <span className={classes.titleText}>{deployment.title}</span>
          </span>
        }
        foot={done ? undefined : <Foot deployment={deployment} ask={setAsked} />}
      >
        <div className={classes.head}>
          <p className={classes.when}>{windowWords(deployment.start, deployment.end)}</p>
          <SecondHours
            start={deployment.start_at}
            end={deployment.end_at}
            beside={deployment.start.zone}
          />
          <p className={classes.meta}>
            <span>{useLength(deployment)}</span>
            <DeploymentMark state={state} />
          </p>
        </div>
        {live ? <LiveStrip deployment={deployment} live={live} /> : null}
        {over ? (
          <>
            <Outcome deployment={deployment} />
            {deployment.completion ? (
              <Completed environment={deployment.environment} completion={deployment.completion} />
            ) : null}
          </>
        ) : (
          <Answer check={deployment.check} mend={mend} open={live !== null} />
        )}
        {isAhead(state) || deployment.confirmation ? (
          <Confirmation deployment={deployment} ask={setAsked} />
        ) : null}
        <Approvals deployment={deployment} />
        {rest.length > 0 || !deployment.completion?.messages.length ? (
          <section className={classes.part}>
            <h3 className={classes.partTitle}>{t('panel.messages')}</h3>
            <MessageList messages={rest} />
          </section>
        ) : null}
        <Facts deployment={deployment} />
        <History deployment={deployment} />
      </SidePanel>
      <DeploymentDialogs deployment={deployment} asked={asked} close={() => setAsked(null)} />
    </>
  );
}

/** The messages that what follows from its end does not name already. */
function restOf({ completion, messages }: Deployment) {
  const told = new Set(completion?.messages.map((one) => one.id));
  return messages.filter((one) => !told.has(one.id));
}

function useLength({ minutes, runbook_minutes, rollback_minutes }: Deployment): string {
  const { t } = useTranslation('deployment');
  const length = minutesWords(minutes);
  if (!runbook_minutes) return t('lengthAlone', { length });
  const runbook = minutesWords(runbook_minutes);
  if (!rollback_minutes) return t('lengthRunbook', { length, runbook });
  return t('length', { length, runbook, rollback: minutesWords(rollback_minutes) });
}
