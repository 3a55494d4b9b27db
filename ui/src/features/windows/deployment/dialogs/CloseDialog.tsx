import { Alert, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeOutcome } from '@/bindings';
import { Dialog, FormActions, submitKey, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import {
  type CloseValues,
  closeFaults,
  closeRequest,
  closeStart,
  fitting,
  outcomesOf,
  wasTakenBack,
} from '../model/closing';
import { useMayOverride } from '../useMayOverride';
import type { DeploymentDialogProps } from './DeploymentDialogs';
import classes from './dialogs.module.css';
import { Issues } from './Issues';
import { About } from './reasons';

const STOPS = ['blocked', 'forbidden'];

/** Ends the window with its outcome and the report of what was found. */
export function CloseDialog({ deployment, close }: DeploymentDialogProps) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_close', { done: t('close.done'), takes: () => true });
  const [sent, setSent] = useState(false);
  const { form, restored, leave } = useDraftForm<CloseValues>(
    `close/${deployment.id}`,
    { initialValues: closeStart(deployment) },
    close,
  );
  const values = fitting(form.values, deployment);
  const faults = closeFaults(values, deployment);
  const fault = (field: string) => {
    const key = faults[field];
    return sent && key ? t(`close.${key}`) : undefined;
  };
  // What was typed wrong is mended; only what a rule or a person stands against takes a reason.
  const mayPass = useMayOverride() && STOPS.includes(write.refusal?.code ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(faults).length > 0) return;
    if (await write.run(closeRequest(deployment.id, values))) leave();
  };
  return (
    <Dialog onClose={close} title={t('close.title')} size={640}>
      <form noValidate onSubmit={(event) => void submit(event)} onKeyDown={submitKey}>
        <div className={classes.fields}>
          <About deployment={deployment} />
          <div>
            <SegmentedControl
              size="xs"
              aria-label={t('close.outcome')}
              value={values.outcome}
              onChange={(value) => form.setFieldValue('outcome', value as ChangeOutcome)}
              data={outcomesOf(deployment).map((value) => ({
                value,
                label: t(`outcome.${value}`),
              }))}
            />
            {fault('outcome') ? (
              <p role="alert" className={classes.fault}>
                {fault('outcome')}
              </p>
            ) : null}
          </div>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxRows={8}
            label={t('close.note')}
            {...form.getInputProps('note')}
          />
          <Issues
            issues={values.issues}
            fault={fault}
            set={(issues) => form.setFieldValue('issues', issues)}
          />
          {wasTakenBack(values, deployment) ? (
            <TextInput
              required
              label={t('close.regression')}
              description={t('close.regressionAbout')}
              {...form.getInputProps('regression')}
              error={fault('regression')}
            />
          ) : null}
          {write.refusal ? (
            <>
              <Alert color="red" variant="light" title={write.refusal.message}>
                {write.refusal.hint}
              </Alert>
              {mayPass ? (
                <TextInput label={t('close.reason')} {...form.getInputProps('reason')} />
              ) : null}
            </>
          ) : null}
        </div>
        <FormActions
          label={t('close.submit')}
          running={write.running}
          restored={restored}
          onCancel={leave}
        />
      </form>
    </Dialog>
  );
}
