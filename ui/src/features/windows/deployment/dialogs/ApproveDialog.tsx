import { Alert, SegmentedControl, Select, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalKind } from '@/bindings';
import { Dialog, FormActions, submitKey } from '@/components';
import { useWrite } from '@/query';
import type { DeploymentDialogProps } from './DeploymentDialogs';
import classes from './dialogs.module.css';
import { About } from './reasons';

const KINDS: ApprovalKind[] = ['cab', 'emergency_cab', 'business', 'manager'];

/** Approves the change in one capacity, or refuses it. */
export function ApproveDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const [kind, setKind] = useState<ApprovalKind>(
    deployment.approvals_missing[0]?.kind ?? 'manager',
  );
  const [decision, setDecision] = useState<'approved' | 'refused'>('approved');
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const write = useWrite('deployment_approve', { takes: () => true });
  const approved = decision === 'approved';
  const lacks = !approved && !reason.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (lacks) return;
    const done = t(approved ? 'ask.approveSaved' : 'ask.refuseSaved');
    const request = { id: deployment.id, kind, approved, reason: reason.trim() };
    if (await write.run(request, { done })) close();
  };
  return (
    <Dialog onClose={close} title={t('ask.approve')} size={480}>
      <form noValidate onSubmit={(event) => void submit(event)} onKeyDown={submitKey}>
        <div className={classes.fields}>
          <About deployment={deployment} />
          <Select
            label={t('ask.kind')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(value as ApprovalKind)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('ask.decision')}
            value={decision}
            onChange={(value) => setDecision(value as 'approved')}
            data={[
              { value: 'approved', label: t('ask.approved') },
              { value: 'refused', label: t('ask.refused') },
            ]}
          />
          <Textarea
            data-autofocus
            rows={3}
            label={t('ask.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={sent && lacks ? t('ask.refusalNeeded') : undefined}
          />
          {write.refusal ? (
            <Alert color="red" variant="light" title={write.refusal.message}>
              {write.refusal.hint}
            </Alert>
          ) : null}
        </div>
        <FormActions
          label={t(approved ? 'ask.approved' : 'ask.refused')}
          running={write.running}
          onCancel={close}
        />
      </form>
    </Dialog>
  );
}
