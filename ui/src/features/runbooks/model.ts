import type { RunbookRun, RunbookStep, RunStep } from '../../bindings';
import type { Mark } from '../../components';
import type { runbooks } from './strings';

export type StepState = keyof typeof runbooks.stepState;
export type RunState = keyof typeof runbooks.runState;
export type Act = keyof typeof runbooks.run.act;

const MARKS: Record<StepState, Mark> = {
  waiting: 'planned',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'closed',
  stopped: 'blocked',
  not_needed: 'met',
};

/** How a step stands, of those there are words for. */
export function stateOf(step: RunStep): StepState {
  return step.state in MARKS ? (step.state as StepState) : 'waiting';
}

/** The sign of a step: a decision that is not taken has its own. */
export function markOf(step: RunStep): Mark {
  const state = stateOf(step);
  return step.kind === 'decision' && state === 'waiting' ? 'decision' : MARKS[state];
}

/** Whole minutes, so that a plan is rather too long than too short. */
export const minutesOf = (seconds: number) => Math.ceil(Math.abs(seconds) / 60);

/** A length as hours and minutes. */
export function split(minutes: number) {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** Where a bar lies within its picture, in per cent; what takes no time is still seen. */
export function barOf(start: number, end: number, from: number, to: number) {
  const whole = Math.max(1, to - from);
  const left = Math.min(100, Math.max(0, ((start - from) / whole) * 100));
  const width = Math.min(100 - left, Math.max(0.6, ((end - start) / whole) * 100));
  return { left: `${left.toFixed(2)}%`, width: `${Math.max(0.6, width).toFixed(2)}%` };
}

/** The steps of the way there and of the way back. */
export function branches(steps: readonly RunbookStep[]) {
  const isBack = (step: RunbookStep) => step.section === 'rollback';
  return {
    there: steps.filter((step) => !isBack(step)),
    back: steps.filter(isBack),
  };
}

/** From when to when the picture of a run reaches. */
export function reachOf(run: RunbookRun) {
  const at = (text: string) => Date.parse(text);
  const times = run.steps.flatMap((step) =>
    [step.planned_start, step.planned_end, step.start, step.end].map((stamp) => at(stamp.at)),
  );
  if (run.window_end) times.push(at(run.window_end.at));
  times.push(at(run.begun_at.at));
  return { from: Math.min(...times), to: Math.max(...times) };
}

/** The step to look at: the chosen one while it may still be acted on, else what runs, else what may. */
export function inFront(run: RunbookRun, chosen: string | null): RunStep | undefined {
  const running = run.steps.filter((step) => step.state === 'running');
  const ready = run.steps.filter((step) => run.ready.includes(step.id));
  const open = [...running, ...ready];
  return open.find((step) => step.id === chosen) ?? open[0];
}

/** The time of day in a label such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`. */
export function clockOf(label: string): string {
  const time = label.split(', ')[1] ?? label;
  return time.split(' ')[0] ?? time;
}
