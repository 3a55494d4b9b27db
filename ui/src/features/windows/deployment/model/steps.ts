import type { Checked, Deployment, DeploymentState, FindingShape } from '../../../../bindings';

/** What a button does beyond moving to a state. */
export type Act =
  | 'confirm'
  | 'withdraw'
  | 'approve'
  | 'override'
  | 'cancel'
  | 'close'
  | 'review'
  | 'announce';

/** A button: something asked in a dialog, or a state entered at once. */
export type Step = { act: Act } | { to: DeploymentState };

/**
 * What usually comes next at this moment (milliseconds since 1970), and so carries the filled
 * button; null when nothing does.
 */
export function mainStep(deployment: Deployment, now: number): Step | null {
  const { state, confirmed, next, review } = deployment;
  // Whoever stands before it then wants to begin; what is still missing is asked for on the way.
  if (hasCome(deployment, now)) return { to: 'window_open' };
  if (state === 'planned') return { act: confirmed === 'confirmed' ? 'announce' : 'confirm' };
  if (state === 'announced')
    return confirmed === 'needs_again' ? { act: 'confirm' } : { to: 'window_open' };
  if (state === 'closed') return review ? null : { act: 'review' };
  const usual = next[0];
  if (!usual) return null;
  return usual === 'closed' ? { act: 'close' } : { to: usual };
}

/** What else may be done from here, in the order it is offered. */
export function otherSteps(deployment: Deployment, now: number): Step[] {
  const { state, confirmed, next, approvals_missing } = deployment;
  const ahead = isAhead(state);
  const steps: Step[] = [];
  if (timeIsWrong(deployment)) steps.push({ act: 'override' });
  if (ahead && confirmed !== 'confirmed') steps.push({ act: 'confirm' });
  if (ahead && approvals_missing.length > 0) steps.push({ act: 'approve' });
  if (state === 'planned') steps.push({ act: 'announce' });
  for (const to of next.slice(0, 3)) {
    if (to === 'closed') steps.push({ act: 'close' });
    else if (to !== 'announced' && to !== 'cancelled') steps.push({ to });
  }
  if (isUnderWay(state) && !next.includes('closed')) steps.push({ act: 'close' });
  if (ahead && confirmed !== 'none') steps.push({ act: 'withdraw' });
  if (ahead && approvals_missing.length === 0) steps.push({ act: 'approve' });
  if (ahead && !timeIsWrong(deployment) && blocksOf(deployment.check).length > 0)
    steps.push({ act: 'override' });
  if (ahead) steps.push({ act: 'cancel' });
  const main = JSON.stringify(mainStep(deployment, now));
  return steps.filter((step) => JSON.stringify(step) !== main);
}

/** Whether it has neither begun nor been called off. */
export function isAhead(state: DeploymentState): boolean {
  return state === 'planned' || state === 'announced';
}

/** Whether its window has begun and was not closed: from all of this it may be closed with a report. */
export function isUnderWay(state: DeploymentState): boolean {
  return !isAhead(state) && !isOver(state);
}

/** Whether it is its time, and it has not begun. */
export function hasCome(one: Deployment, now: number): boolean {
  return isAhead(one.state) && now >= Date.parse(one.start_at) && now < Date.parse(one.end_at);
}

/** Whether another time would mend what blocks it: only then are other times offered first. */
export function timeIsWrong({ check, state }: Deployment): boolean {
  return isAhead(state) && !check.allowed && blocksOf(check).some((one) => TIME.has(one.rule));
}

/** What blocks it and was not let pass. */
export function blocksOf(check: Checked): FindingShape[] {
  return check.findings.filter((one) => one.level === 'block' && !one.overridden);
}

/** The rules that are about when it goes, not about who or what. */
const TIME = new Set([
  'halted',
  'hard_freeze',
  'soft_freeze',
  'maintenance_window',
  'environment_free',
  'linked_environments',
  'lead_time',
  'long_enough',
  'no_holiday',
  'people_free',
]);

/** Whether its window is over or will not be. */
export function isOver(state: DeploymentState): boolean {
  return state === 'closed' || state === 'cancelled';
}

/** The key of a state that is entered by one press. */
const KEYS: Partial<Record<DeploymentState, string>> = {
  window_open: 'o',
  deploying: 's',
  validating: 'v',
  validated: 'p',
  regression: 'r',
  rolled_back: 'b',
};

/** The one key of a step of an open window; C closes it from wherever it stands. */
export function keyOf(step: Step): string | undefined {
  if ('to' in step) return KEYS[step.to];
  return step.act === 'close' ? 'c' : undefined;
}

/** States that take something back: they are asked for a reason and drawn as a stop. */
export function isSetback(to: DeploymentState): boolean {
  return to === 'rolling_back' || to === 'failed' || to === 'planned';
}

/** What mends a finding: a step of this deployment, its form, its release, or what that hands over. */
export type Mend =
  | Act
  | 'edit'
  | 'release'
  | 'handover'
  | 'evidence'
  | 'seen'
  | 'compare'
  | 'drift'
  | 'runbook'
  | 'plan'
  | 'window';

const MENDS: Record<string, Mend> = {
  confirm: 'confirm',
  confirm_deployment: 'confirm',
  approve: 'approve',
  approve_deployment: 'approve',
  announce: 'announce',
  send_message: 'announce',
  report: 'close',
  plan_feeder: 'plan',
  add_window: 'window',
  edit: 'edit',
  edit_deployment: 'edit',
  open_release: 'release',
  open_handover: 'handover',
  open_evidence: 'evidence',
  open_drift: 'seen',
  open_compare: 'compare',
  open_infrastructure: 'drift',
  open_runbook: 'runbook',
  open_notes: 'release',
  open_components: 'release',
  open_readiness: 'release',
  choose_source: 'release',
  edit_release: 'release',
  lift_block: 'release',
};

/** What the finding's button does; null where only people can mend it. */
export function mendOf(finding: FindingShape): Mend | null {
  return MENDS[finding.fix] ?? null;
}
