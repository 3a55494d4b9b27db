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

type Standing = Pick<Deployment, 'state'>;

/** Whether what was there before is being put back, or has been. */
function goesBack({ state }: Standing): boolean {
  return state === 'rolling_back' || state === 'regression' || state === 'rolled_back';
}

/** The outcomes that its state leads to, the usual one first. The host refuses the others. */
export function outcomesOf(one: Standing): ChangeOutcome[] {
  if (goesBack(one)) return ['backed_out', 'failed'];
  if (one.state === 'failed') return ['failed'];
  const whole: ChangeOutcome[] = ['implemented', 'remediated'];
  return one.state === 'validated' ? whole : [...whole, 'failed'];
}

/** What the form begins with: how its state says it ended, and what was recorded of its runs. */
export function closeStart(one: Standing & { runs_told?: string }): CloseValues {
  const outcome = outcomesOf(one)[0] ?? 'implemented';
  return { outcome, note: one.runs_told ?? '', issues: [], regression: '', reason: '' };
}

/** What was typed, with an outcome that fits: its state may have changed since. */
export function fitting(values: CloseValues, one: Standing): CloseValues {
  const fits = outcomesOf(one).includes(values.outcome);
  return fits ? values : { ...values, outcome: closeStart(one).outcome };
}

/** Whether a new defect made somebody decide to roll back. */
function decidedBack({ issues }: CloseValues): boolean {
  return issues.some((one) => one.kind === 'new' && one.decision === 'roll_back');
}

/** Whether what was there before runs again, so that it is tested again, however it is called. */
export function wasTakenBack(values: CloseValues, one: Standing): boolean {
  return values.outcome === 'backed_out' || goesBack(one) || decidedBack(values);
}

/** What is wrong with a field; the key of the sentence to show. */
export type CloseFault =
  | 'textNeeded'
  | 'decisionNeeded'
  | 'byNeeded'
  | 'regressionNeeded'
  | 'outcomeRolledBack';

/** Everything wrong with what was typed, by field (`issues.0.text` for a row). */
export function closeFaults(values: CloseValues, one: Standing): Record<string, CloseFault> {
  const faults: Record<string, CloseFault> = {};
  values.issues.forEach((issue, row) => {
    if (!issue.text.trim()) faults[`issues.${row}.text`] = 'textNeeded';
    if (issue.kind !== 'new') return;
    if (!issue.decision) faults[`issues.${row}.decision`] = 'decisionNeeded';
    if (!issue.decided_by.trim()) faults[`issues.${row}.decided_by`] = 'byNeeded';
  });
  if (values.outcome === 'implemented' && decidedBack(values)) faults.outcome = 'outcomeRolledBack';
  if (wasTakenBack(values, one) && !values.regression.trim())
    faults.regression = 'regressionNeeded';
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
