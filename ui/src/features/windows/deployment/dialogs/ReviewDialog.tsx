import { Alert, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog, FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import type { DeploymentDialogProps } from './DeploymentDialogs';
import classes from './dialogs.module.css';
import { About } from './reasons';

/** What was learnt from a change, and what is to be done. */
export function ReviewDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const { form, restored, leave } = useDraftForm(
    `review/${deployment.id}`,
    {
      initialValues: {
        summary: deployment.review?.summary ?? '',
        actions: deployment.review?.actions ?? '',
      },
      validate: { summary: (text) => (text.trim() ? null : t('review.needed')) },
    },
    close,
  );
  const write = useWrite('deployment_review', { done: t('review.done'), takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    if (await write.run({ id: deployment.id, ...values })) leave();
  });
  return (
    <Dialog onClose={close} title={t('review.title')} size={560}>
      <form noValidate onSubmit={save} onKeyDown={submitKey}>
        <div className={classes.fields}>
          <About deployment={deployment} />
          <Textarea
            data-autofocus
            rows={4}
            required
            label={t('review.summary')}
            {...form.getInputProps('summary')}
          />
          <Textarea
            rows={3}
            label={t('review.actions')}
            description={t('review.actionsAbout')}
            {...form.getInputProps('actions')}
          />
          {write.refusal && !write.refusal.field ? (
            <Alert color="red" variant="light" title={write.refusal.message}>
              {write.refusal.hint}
            </Alert>
          ) : null}
        </div>
        <FormActions
          label={t('review.submit')}
          running={write.running}
          restored={restored}
          onCancel={leave}
        />
      </form>
    </Dialog>
  );
}
