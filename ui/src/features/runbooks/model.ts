import type { RunbookRun, RunbookStep, RunStep } from '../../bindings';
import type { Mark } from '../../components';
import type { runbooks } from './strings';

export type StepState = keyof typeof runbooks.stepState;
export type RunState = keyof typeof runbooks.runState;
export type Act = keyof typeof runbooks.run.act;
export type Part = keyof typeof runbooks.part;
export type Kind = keyof typeof runbooks.kind;

const MARKS: Record<StepState, Mark> = {
  waiting: 'planned',
  running: 'running',
  done: 'done',
  failed: 'failed',
  skipped: 'closed',
  stopped: 'stopped',
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

/** Where a moment lies within its picture, in per cent. */
export function placeOf(at: number, { from, to }: Reach) {
  return Math.min(100, Math.max(0, ((at - from) / Math.max(1, to - from)) * 100));
}

/** The steps of the way there and of the way back. */
export function branches(steps: readonly RunbookStep[]) {
  const isBack = (step: RunbookStep) => step.section === 'rollback';
  return {
    there: steps.filter((step) => !isBack(step)),
    back: steps.filter(isBack),
  };
}

export interface Reach {
  from: number;
  to: number;
}

/** From when to when the picture of a run reaches, the moment of now within it while it runs. */
export function reachOf(run: RunbookRun, now: number): Reach {
  const at = (text: string) => Date.parse(text);
  let [from, to] = [at(run.begun_at.at), at(run.begun_at.at)];
  const take = (time: number) => {
    from = Math.min(from, time);
    to = Math.max(to, time);
  };
  for (const step of run.steps)
    for (const stamp of [step.planned_start, step.planned_end, step.start, step.end])
      take(at(stamp.at));
  if (run.window_end) take(at(run.window_end.at));
  if (run.state === 'running') take(now);
  return { from, to };
}

const MINUTE = 60_000;
const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((one) => one * MINUTE);

/** Round moments to write above a picture, `most` at most. */
export function ticksOf({ from, to }: Reach, most: number): number[] {
  const step = STEPS.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const first = Math.ceil(from / step) * step;
  const out: number[] = [];
  for (let at = first; at <= to && out.length <= most; at += step) out.push(at);
  return out;
}

/** The step to look at: the chosen one, else what runs, else what may be begun. */
export function inFront(run: RunbookRun, chosen: string | null): RunStep | undefined {
  const step = run.steps.find((one) => one.id === chosen);
  const running = run.steps.find((one) => one.state === 'running');
  return step ?? running ?? run.steps.find((one) => run.ready.includes(one.id));
}

/** The step that asks for the next go or no-go. */
export function nextDecision(run: RunbookRun): RunStep | undefined {
  return run.steps.find((one) => one.id === run.next_decision);
}

/** The steps a decision rests on, nearest first: what it comes after, and what those come after. */
export function factsOf(run: RunbookRun, decision: RunStep, most = 6): RunStep[] {
  const out: RunStep[] = [];
  let names = decision.after;
  while (names.length > 0 && out.length < most) {
    const found = run.steps.filter((one) => names.includes(one.id) && !out.includes(one));
    const plain = found.filter((one) => one.kind !== 'decision');
    out.push(...plain);
    names = plain.flatMap((one) => one.after);
  }
  return out.slice(0, most).sort((a, b) => run.steps.indexOf(a) - run.steps.indexOf(b));
}

const THROUGH: StepState[] = ['done', 'skipped', 'not_needed'];

/** Whether what waits for its end may go. */
export const isThrough = (step: RunStep) => THROUGH.includes(stateOf(step));

/** Whether it was never begun and never will be: what was foreseen of it says nothing. */
export const isIdle = (step: RunStep) =>
  !step.started && ['stopped', 'not_needed', 'skipped'].includes(step.state);

/** Steps that somebody works through: a decision is none. Each by its number, from 1. */
export function numbersOf(steps: readonly Pick<RunStep, 'id' | 'kind'>[]): Map<string, number> {
  const worked = steps.filter((one) => one.kind !== 'decision');
  return new Map(worked.map((one, at) => [one.id, at + 1]));
}

/** How far a run is: how many of its way's steps were begun, of how many. */
export function progressOf(run: RunbookRun) {
  const way = run.steps.filter(
    (one) => one.back === (run.way === 'back') && one.kind !== 'decision',
  );
  const begun = way.filter((one) => one.started || isThrough(one)).length;
  return { at: begun, of: way.length };
}

/** The time of day in a label such as `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`. */
export function clockOf(label: string): string {
  const time = label.split(', ')[1] ?? label;
  return time.split(' ')[0] ?? time;
}

/** The name of the zone in such a label. */
export function zoneOf(label: string): string {
  return label.split(', ')[1]?.split(' ')[1] ?? '';
}
