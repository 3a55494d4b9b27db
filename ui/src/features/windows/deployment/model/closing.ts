import type { ChangeOutcome, CloseDeployment, Deployment, ReportIssue } from '../../../../bindings';

export interface IssueRow extends ReportIssue {
  /** Stable while rows are added and removed. */
  key: string;
}

export interface CloseValues {
  outcome: ChangeOutcome;
  note: string;
  issues: IssueRow[];
  regression: string;
  reason: string;
}

/** What the form begins with: how its state says it ended. */
export function closeStart({ state }: Pick<Deployment, 'state'>): CloseValues {
  const ended = { failed: 'failed', rolled_back: 'backed_out' } as const;
  const outcome = ended[state as keyof typeof ended] ?? 'implemented';
  return { outcome, note: '', issues: [], regression: '', reason: '' };
}

/** Whether what was there before runs again, so that it is tested again. */
export function wasTakenBack(values: CloseValues): boolean {
  return (
    values.outcome === 'backed_out' || values.issues.some((one) => one.decision === 'roll_back')
  );
}

/** What is wrong with a field; the key of the sentence to show. */
export type CloseFault = 'textNeeded' | 'decisionNeeded' | 'byNeeded' | 'regressionNeeded';

/** Everything wrong with what was typed, by field (`issues.0.text` for a row). */
export function closeFaults(values: CloseValues): Record<string, CloseFault> {
  const faults: Record<string, CloseFault> = {};
  values.issues.forEach((issue, row) => {
    if (!issue.text.trim()) faults[`issues.${row}.text`] = 'textNeeded';
    if (issue.kind !== 'new') return;
    if (!issue.decision) faults[`issues.${row}.decision`] = 'decisionNeeded';
    if (!issue.decided_by.trim()) faults[`issues.${row}.decided_by`] = 'byNeeded';
  });
  if (wasTakenBack(values) && !values.regression.trim()) faults.regression = 'regressionNeeded';
  return faults;
}

export function closeRequest(id: string, values: CloseValues): CloseDeployment {
  const issues = values.issues.map(({ kind, text, decision, decided_by }) => ({
    kind,
    text: text.trim(),
    decision: kind === 'new' ? decision : '',
    decided_by: kind === 'new' ? decided_by.trim() : '',
  }));
  return {
    id,
    outcome: values.outcome,
    note: values.note.trim(),
    report: { issues, regression: values.regression.trim(), by: '', at: '' },
    reason: values.reason.trim() || null,
  };
}
