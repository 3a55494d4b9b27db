import { Alert, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from '../deployment.module.css';
import type { DeploymentDialogProps } from './DeploymentDialogs';
import dialogs from './dialogs.module.css';
import { About, Bullets } from './reasons';

/** Says that the hub is ready; what blocks it passes only with a reason of its own. */
export function ConfirmDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const { id, confirmation, blocks_confirming: blocks } = deployment;
  const needed = useRef(false);
  const { form, restored, leave } = useDraftForm(
    `confirm/${id}`,
    {
      initialValues: { note: '', reason: '' },
      validate: {
        reason: (text) => (needed.current && !text.trim() ? t('ask.reasonNeeded') : null),
      },
    },
    close,
  );
  const write = useWrite('deployment_confirm', {
    done: t('ask.confirmed'),
    takes: (refusal) => takeField(form)(refusal) || true,
  });
  const asks = blocks.length > 0 || write.refusal?.code === 'blocked';
  needed.current = asks;
  const save = form.onSubmit(async ({ note, reason }) => {
    const given = { note: note.trim() || null, reason: (asks && reason.trim()) || null };
    if (await write.run({ id, ...given, withdraw: false })) leave();
  });
  return (
    <Dialog onClose={close} title={t('ask.confirm')} size={480}>
      <form noValidate onSubmit={save} onKeyDown={submitKey}>
        <div className={dialogs.fields}>
          <About deployment={deployment} />
          {confirmation && !confirmation.holds ? (
            <div>
              <p className={classes.text}>{t('ask.confirmBroken')}</p>
              <Bullets lines={confirmation.broken} />
            </div>
          ) : null}
          <Textarea
            data-autofocus={!asks || undefined}
            rows={2}
            label={t('ask.note')}
            description={t('ask.noteAbout')}
            {...form.getInputProps('note')}
          />
          {asks ? (
            <>
              {blocks.length > 0 ? (
                <div>
                  <p className={classes.text}>{t('ask.overrideText', { count: blocks.length })}</p>
                  <Bullets lines={blocks} />
                </div>
              ) : null}
              <Textarea
                data-autofocus
                required
                rows={2}
                label={t('ask.overrideReason')}
                {...form.getInputProps('reason')}
              />
            </>
          ) : null}
          {write.refusal && !write.refusal.field ? (
            <Alert color="red" variant="light" title={write.refusal.message}>
              {write.refusal.hint}
            </Alert>
          ) : null}
        </div>
        <FormActions
          label={t(confirmation ? 'step.confirmAgain' : 'step.confirm')}
          running={write.running}
          restored={restored}
          onCancel={leave}
        />
      </form>
    </Dialog>
  );
}
