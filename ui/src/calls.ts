import { useSyncExternalStore } from 'react';
import type { ProgressEvent } from './platform';

/** A call under way that has said something of itself. */
export interface RunningCall {
  call: string;
  label: string;
  done: number;
  total: number | null;
  unit: string;
  /** Why it waits for another process, while it does. */
  waiting: string | null;
}

let running: readonly RunningCall[] = [];
const listeners = new Set<() => void>();
let last = 0;
const opened = Date.now().toString(36);

function publish(next: readonly RunningCall[]) {
  running = next;
  for (const listener of listeners) listener();
}

/** An id no other call of this window has. */
export function newCall(): string {
  last += 1;
  return `${opened}-${last}`;
}

/** The last calls that ended: what they said may be heard after their answer. */
const ended = new Set<string>();
const REMEMBERED = 64;

/** Takes in what a call says while it runs. */
export function hearProgress(event: ProgressEvent) {
  if (ended.has(event.call)) return;
  const before = running.find((one) => one.call === event.call);
  const silent = { call: event.call, label: '', done: 0, total: null, unit: '', waiting: null };
  const next: RunningCall =
    event.event === 'waiting'
      ? { ...(before ?? silent), waiting: event.message }
      : { ...event, waiting: null };
  publish([...running.filter((one) => one.call !== event.call), next]);
}

/** The call has ended, well or not. */
export function endCall(call: string) {
  ended.add(call);
  for (const first of ended) {
    if (ended.size <= REMEMBERED) break;
    ended.delete(first);
  }
  if (running.some((one) => one.call === call)) {
    publish(running.filter((one) => one.call !== call));
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every call under way that has reported, oldest first. */
export function useRunningCalls(): readonly RunningCall[] {
  return useSyncExternalStore(subscribe, () => running);
}
