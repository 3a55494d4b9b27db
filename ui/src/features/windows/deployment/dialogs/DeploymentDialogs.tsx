import type { Deployment, DeploymentState } from '@/bindings';
import { MessageDialog } from '@/features/messages/MessageDialog';
import { byId } from '@/features/messages/MessageMark';
import type { Refusal } from '@/platform';
import type { Act } from '../model/steps';
import { ApproveDialog } from './ApproveDialog';
import { CloseDialog } from './CloseDialog';
import { ConfirmDialog } from './ConfirmDialog';
import { ReviewDialog } from './ReviewDialog';
import { AdvanceDialog, CancelDialog, OverrideDialog, WithdrawDialog } from './reasons';

/** What a button asked for: an act with a dialog of its own, or a state that takes a reason. */
export type Asked = { act: Act } | { to: DeploymentState; because?: Refusal };

export interface DeploymentDialogProps {
  deployment: Deployment;
  close: () => void;
}

const DIALOGS = {
  confirm: ConfirmDialog,
  withdraw: WithdrawDialog,
  approve: ApproveDialog,
  override: OverrideDialog,
  cancel: CancelDialog,
  close: CloseDialog,
  review: ReviewDialog,
} as const;

/** The dialog of what was asked, over the page. */
export function DeploymentDialogs({
  deployment,
  asked,
  close,
}: DeploymentDialogProps & { asked: Asked | null }) {
  if (!asked) return null;
  if ('to' in asked) return <AdvanceDialog deployment={deployment} {...asked} close={close} />;
  if (asked.act === 'announce')
    return <MessageDialog message={announcementOf(deployment)} onClose={close} />;
  const Asking = DIALOGS[asked.act];
  return <Asking deployment={deployment} close={close} />;
}

/** The announcement that is owed first, or the one that has not been asked for yet. */
function announcementOf(deployment: Deployment) {
  const owed = deployment.messages.find(
    (one) => one.kind === 'announcement' && one.state !== 'sent' && one.state !== 'waived',
  );
  return owed ? byId(owed.id) : { kind: 'announcement' as const, deployment: deployment.id };
}
