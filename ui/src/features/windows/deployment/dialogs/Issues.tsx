import { ActionIcon, Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IssueRow } from '../model/closing';
import classes from './dialogs.module.css';

interface IssuesProps {
  issues: readonly IssueRow[];
  fault: (field: string) => string | undefined;
  set: (issues: IssueRow[]) => void;
}

/** What was found while it was validated, and what was decided of it. */
export function Issues({ issues, fault, set }: IssuesProps) {
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
