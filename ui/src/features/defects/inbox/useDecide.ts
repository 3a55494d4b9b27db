import { createContext, useCallback, useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import type { Refusal, Request } from '@/platform';
import { useRunner } from '@/query';
import type { WriteName } from '@/reads';
import { frontOf, type Inbox } from './triage';

/** One command of a decision. */
export type Step = { [N in WriteName]: { name: N; request: Request<N> } }[WriteName];

interface Decision {
  ids: readonly string[];
  steps: readonly Step[];
  /** What was done, for the foot of the list. */
  words: string;
  /** Whether the defects leave the inbox by it. */
  leaves?: boolean;
  /** What is shown at once, before the answer. */
  wish?: Partial<DefectRow>;
  /** Runs when it was done, such as dropping what was typed for it. */
  done?: () => void;
}

export interface Decide {
  decide: (decision: Decision) => Promise<boolean>;
  /** Takes the last decision back, whole. */
  undo: () => Promise<void>;
}

const DecideContext = createContext<Decide | null>(null);
export const DecideProvider = DecideContext.Provider;

/** How what stands in the inbox is decided. */
export function useDecisions(): Decide {
  const decide = useContext(DecideContext);
  if (!decide) throw new Error('Outside the inbox.');
  return decide;
}

/** Decides at once and asks afterwards: the next defect is in front before the answer is there. */
export function useDecide(inbox: Inbox): Decide {
  const { t } = useTranslation('defects');
  const run = useRunner();
  const made = useRef<{ ops: string[]; ids: readonly string[]; words: string }[]>([]);
  const now = useRef(inbox);
  now.current = inbox;

  const decide = useCallback(
    async (decision: Decision) => {
      const back = now.current.triage.get().cursor;
      show(now.current, decision);
      const ops: string[] = [];
      try {
        for (const { name, request } of decision.steps) {
          const answer = await run(name, request as never);
          if (answer.op) ops.push(answer.op);
        }
        now.current.triage.set({ said: decision.words });
        decision.done?.();
        return true;
      } catch (cause) {
        giveBack(now.current, decision, back, cause as Refusal);
        return false;
      } finally {
        if (ops.length > 0) made.current.push({ ops, ids: decision.ids, words: decision.words });
        settle(now.current, decision);
      }
    },
    [run],
  );

  const undo = useCallback(async () => {
    const last = made.current.pop();
    try {
      if (last) for (const op of last.ops.toReversed()) await run('undo', { op });
      const words = last ? last.words : (await run('undo', {})).value.summary;
      const { triage } = now.current;
      const id = last?.ids[0];
      if (id) triage.set({ cursor: { ...triage.get().cursor, id } });
      triage.set({ said: t('decision.done.undone', { what: words }) });
    } catch (cause) {
      now.current.triage.set({ said: (cause as Refusal).message });
    }
  }, [run, t]);
  return useMemo(() => ({ decide, undo }), [decide, undo]);
}

const without = <T>(all: ReadonlySet<T>, gone: readonly T[]) =>
  new Set([...all].filter((one) => !gone.includes(one)));

/** Shows the decision before it is answered, with the next defect in front. */
function show(inbox: Inbox, { ids, leaves, wish }: Decision) {
  const { triage, rows } = inbox;
  const { leaving, wished, refused, chosen } = triage.get();
  const calm = new Map([...refused].filter(([id]) => !ids.includes(id)));
  triage.set({ refused: calm, prefix: null, ask: null });
  if (wish) {
    const next = new Map(wished);
    for (const id of ids) next.set(id, { ...next.get(id), ...wish });
    triage.set({ wished: next });
  }
  if (!leaves) return;
  const { index } = frontOf(inbox);
  const next = nextAfter(rows, index, ids);
  triage.set({
    cursor: next,
    leaving: new Set([...leaving, ...ids]),
    chosen: without(chosen, ids),
  });
}

/** The nearest that stays: below, or else above. */
function nextAfter(rows: Inbox['rows'], from: number, gone: readonly string[]) {
  const stays = (at: number) => {
    const row = rows.at(at);
    return row && !gone.includes(row.id) ? row.id : null;
  };
  for (let at = from; at < rows.count && rows.at(at); at++)
    if (stays(at)) return { id: stays(at), index: from };
  for (let at = from - 1; at >= 0 && rows.at(at); at--)
    if (stays(at)) return { id: stays(at), index: at };
  return { id: null, index: 0 };
}

/** It was refused: the defect is in front again, with the reason and with what was typed for it. */
function giveBack(
  inbox: Inbox,
  { ids }: Decision,
  back: { id: string | null; index: number },
  why: Refusal,
) {
  const { triage } = inbox;
  const { refused, leaving } = triage.get();
  triage.set({
    refused: new Map([...refused, ...ids.map((id) => [id, why] as const)]),
    leaving: without(leaving, ids),
    cursor: back.id ? back : { id: ids[0] ?? null, index: back.index },
  });
}

/** The answer is there and the rows were read again, so what stood for them goes. */
function settle(inbox: Inbox, { ids, wish }: Decision) {
  const { triage } = inbox;
  const { wished, leaving } = triage.get();
  triage.set({ leaving: without(leaving, ids) });
  if (wish) triage.set({ wished: new Map([...wished].filter(([id]) => !ids.includes(id))) });
}
