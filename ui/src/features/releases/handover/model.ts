import type { HandoverItem } from '../../../bindings';
import type { Mark } from '../../../components';
import type { Tab } from '../parts/paths';
import type { handover } from './strings';

export type StateName = keyof typeof handover.state;
export type KindName = keyof typeof handover.kind;

/** The states in the order in which the picture and its legend show them. */
export const STATES: Record<StateName, Mark> = {
  accepted: 'done',
  without: 'decision',
  returned: 'flag',
  changed: 'stale',
  open: 'planned',
  missing: 'warns',
};
const STATE_NAMES = Object.keys(STATES) as StateName[];

/** How an item stands. What was accepted though it is not there is told apart from what was seen. */
export function stateOf({ state, missing }: HandoverItem): StateName {
  if (state === 'accepted' && missing) return 'without';
  return STATE_NAMES.find((one) => one === state) ?? 'open';
}

export const isAccepted = (item: HandoverItem) => item.state === 'accepted';

/** Whether there is something to take that was not taken yet. */
export const isAcceptable = (item: HandoverItem) => !item.missing && !isAccepted(item);

/** Whether it can be sent back: what is not there cannot. */
export const isReturnable = (item: HandoverItem) => !item.missing && item.state !== 'returned';

/** Whether Operations may still say that it does without it. */
export const isDispensable = (item: HandoverItem) => item.missing && !isAccepted(item);

/** The states there are, each with how many items are in it. */
export function countStates(items: readonly HandoverItem[]) {
  return STATE_NAMES.map((state) => ({
    state,
    count: items.filter((item) => stateOf(item) === state).length,
  })).filter(({ count }) => count > 0);
}

/** The items in the order of the picture: what is settled first. */
export function pictured(items: readonly HandoverItem[]): HandoverItem[] {
  return STATE_NAMES.flatMap((state) => items.filter((item) => stateOf(item) === state));
}

/** Where an item can be looked at or mended. */
export type Leads =
  | { to: 'article'; id: string }
  | { to: 'write'; component: string; version: string }
  | { to: Extract<Tab, 'readiness' | 'notes' | 'components'>; subject?: string };

export function leadsTo({ key, mark }: HandoverItem): Leads {
  const [kind = '', ...rest] = key.split('/');
  const name = rest.join('/');
  if (kind === 'article') return { to: 'article', id: name };
  // What is known of a component without an article is its version.
  if (kind === 'component') return { to: 'write', component: name, version: mark };
  if (kind === 'runbook') return { to: 'readiness', subject: 'runbook' };
  return { to: kind === 'packages' ? 'components' : 'notes' };
}
