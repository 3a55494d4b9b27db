import { ActionIcon, Alert, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
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
  type IssueRow,
  wasTakenBack,
} from '../model/closing';
import type { DeploymentDialogProps } from './DeploymentDialogs';
import classes from './dialogs.module.css';
import { About } from './reasons';

const OUTCOMES: ChangeOutcome[] = ['implemented', 'remediated', 'backed_out', 'failed'];

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
  const { values } = form;
  const faults = closeFaults(values);
  const fault = (field: string) => {
    const key = faults[field];
    return sent && key ? t(`close.${key}`) : undefined;
  };
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
          <SegmentedControl
            size="xs"
            aria-label={t('close.outcome')}
            value={values.outcome}
            onChange={(value) => form.setFieldValue('outcome', value as ChangeOutcome)}
            data={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
          <Textarea rows={2} label={t('close.note')} {...form.getInputProps('note')} />
          <Issues
            issues={values.issues}
            fault={fault}
            set={(issues) => form.setFieldValue('issues', issues)}
          />
          {wasTakenBack(values) ? (
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
              <TextInput label={t('close.reason')} {...form.getInputProps('reason')} />
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

interface IssuesProps {
  issues: readonly IssueRow[];
  fault: (field: string) => string | undefined;
  set: (issues: IssueRow[]) => void;
}

function Issues({ issues, fault, set }: IssuesProps) {
  const { t } = useTranslation('deployment');
  const fresh = (): IssueRow => ({
    key: `${Date.now()}/${issues.length}`,
    kind: 'known',
    text: '',
    decision: '',
    decided_by: '',
  });
  const edit = (row: number, change: Partial<IssueRow>) =>
    set(issues.map((one, at) => (at === row ? { ...one, ...change } : one)));
  return (
    <div>
      <div className={classes.issuesHead}>
        <div>
          <p>{t('close.issues')}</p>
          <p className={classes.about}>{t('close.issuesAbout')}</p>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...issues, fresh()])}
        >
          {t('close.addIssue')}
        </Button>
      </div>
      {issues.map((issue, row) => (
        <Issue
          key={issue.key}
          issue={issue}
          number={row + 1}
          fault={(field) => fault(`issues.${row}.${field}`)}
          edit={(change) => edit(row, change)}
          remove={() => set(issues.filter((_, at) => at !== row))}
        />
      ))}
    </div>
  );
}

interface IssueProps {
  issue: IssueRow;
  number: number;
  fault: (field: string) => string | undefined;
  edit: (change: Partial<IssueRow>) => void;
  remove: () => void;
}

function Issue({ issue, number, fault, edit, remove }: IssueProps) {
  const { t } = useTranslation('deployment');
  return (
    <div className={classes.issue}>
      <SegmentedControl
        size="xs"
        orientation="vertical"
        aria-label={t('close.issueKind', { number })}
        value={issue.kind}
        onChange={(kind) => edit({ kind: kind as IssueRow['kind'] })}
        data={[
          { value: 'known', label: t('close.known') },
          { value: 'new', label: t('close.new') },
        ]}
      />
      <Textarea
        rows={2}
        aria-label={t('close.issueText')}
        placeholder={t('close.issueText')}
        value={issue.text}
        onChange={(event) => edit({ text: event.currentTarget.value })}
        error={fault('text')}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t('close.removeIssue', { number })}
        onClick={remove}
      >
        <IconTrash size={15} />
      </ActionIcon>
      {issue.kind === 'new' ? (
        <div className={classes.decided}>
          <div>
            <SegmentedControl
              size="xs"
              aria-label={t('close.decision', { number })}
              value={issue.decision || 'none'}
              onChange={(decision) => edit({ decision })}
              data={[
                { value: 'proceed', label: t('close.proceed') },
                { value: 'roll_back', label: t('close.roll_back') },
              ]}
            />
            {fault('decision') ? <p className={classes.fault}>{fault('decision')}</p> : null}
          </div>
          <TextInput
            aria-label={t('close.decidedBy')}
            placeholder={t('close.decidedBy')}
            value={issue.decided_by}
            onChange={(event) => edit({ decided_by: event.currentTarget.value })}
            error={fault('decided_by')}
          />
        </div>
      ) : null}
    </div>
  );
}
