import { createContext, useContext } from 'react';
import type { DefectRow } from '@/bindings';
import type { Refusal } from '@/platform';
import { newStore, type Store, usePart } from '../model/store';
import type { Rows } from '../parts/useRows';

/** A letter that waits for its number. */
export type Prefix = 'u' | 'i' | 's' | 'p';

/** The defect that others repeat. */
export interface Root {
  id: string;
  number: number;
}

/** What is asked in the foot of the decision before it is made. */
export type Ask =
  | { kind: 'decline' }
  | { kind: 'snooze' }
  | { kind: 'duplicate'; of: Root | null }
  | { kind: 'override'; priority: string };

/** What the inbox holds beside its rows. Each part of the page looks at what it shows. */
export interface Triage {
  /** The defect in front. `index` finds its neighbour when it has left the list. */
  cursor: { id: string | null; index: number };
  chosen: ReadonlySet<string>;
  /** From where Shift+X selects. */
  anchor: number;
  prefix: Prefix | null;
  ask: Ask | null;
  /** Decided, with the answer still under way: not shown, but not forgotten. */
  leaving: ReadonlySet<string>;
  /** Values that were set and not answered yet, by defect. */
  wished: ReadonlyMap<string, Partial<DefectRow>>;
  /** What was refused, by defect, until the next try. */
  refused: ReadonlyMap<string, Refusal>;
  /** The last decision in words, for the foot of the list. */
  said: string;
  /** How often something was put into an answer from beside it. */
  inserted: number;
  query: string;
  sort: string;
}

export const newTriage = (id: string | null): Store<Triage> =>
  newStore<Triage>({
    cursor: { id, index: 0 },
    chosen: new Set(),
    anchor: 0,
    prefix: null,
    ask: null,
    leaving: new Set(),
    wished: new Map(),
    refused: new Map(),
    said: '',
    inserted: 0,
    query: '',
    sort: 'due',
  });

export interface Inbox {
  triage: Store<Triage>;
  rows: Rows;
}

const InboxContext = createContext<Inbox | null>(null);
export const InboxProvider = InboxContext.Provider;

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error('Outside the inbox.');
  return inbox;
}

/** The row in front now, with what was just set on it. */
export function frontOf({ triage, rows }: Inbox): { row: DefectRow | undefined; index: number } {
  const { cursor, wished } = triage.get();
  const found = cursor.id ? rows.find(cursor.id) : -1;
  const index = found >= 0 ? found : Math.max(0, Math.min(cursor.index, rows.count - 1));
  const row = rows.at(index);
  const wish = row ? wished.get(row.id) : undefined;
  return { row: row && wish ? { ...row, ...wish } : row, index };
}

export function useFront() {
  const inbox = useInbox();
  usePart(inbox.triage, (one) => one.cursor);
  usePart(inbox.triage, (one) => one.leaving);
  usePart(inbox.triage, (one) => one.wished);
  return frontOf(inbox);
}

/** What a decision goes to: what is selected, or else the one in front. */
export function targetsOf(inbox: Inbox): string[] {
  const { chosen } = inbox.triage.get();
  if (chosen.size > 0) return [...chosen];
  const { row } = frontOf(inbox);
  return row ? [row.id] : [];
}
