import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { type Peek, usePeek } from '@/query';
import { priorityOf } from '../model/matrix';
import { type Answer, answerOf, dropAnswer } from './answer';
import {
  type Ask,
  frontOf,
  type Inbox,
  type Prefix,
  type Root,
  targetsOf,
  useInbox,
} from './triage';
import { type Decide, type Step, useDecisions } from './useDecide';

/** What can be decided, each as one press. */
export interface Deciders {
  set: (field: Prefix, value: number) => void;
  cell: (urgency: number, impact: number) => void;
  override: (priority: string, reason: string) => Promise<boolean>;
  plan: (release: string, stage?: string, answer?: string | null) => Promise<boolean>;
  assign: (owner: string) => void;
  accept: () => void;
  /** Of this one or of the best candidate, or asks which; asks what the reporter is told of it. */
  duplicate: (of?: Root) => void;
  duplicateOf: (of: Root, answer: string | null) => Promise<boolean>;
  /** Asks why. */
  decline: () => void;
  declineWith: (reason: string, answer: string | null) => Promise<boolean>;
  /** Asks until when. */
  snooze: () => void;
  snoozeUntil: (until: string) => void;
  /** Sends what was typed, without a decision. */
  send: () => void;
}

interface Hands {
  inbox: Inbox;
  decide: Decide;
  peek: Peek;
  words: Words;
}

export function useDeciders(): Deciders {
  const inbox = useInbox();
  const decide = useDecisions();
  const peek = usePeek();
  const words = useWords();
  const hands = useRef<Hands>({ inbox, decide, peek, words });
  hands.current = { inbox, decide, peek, words };
  // Stable, so that a press draws nothing but what it changes.
  return useMemo(() => decidersOf(() => hands.current), []);
}

type Words = ReturnType<typeof useWords>;

/** What was done, in words for the foot of the list. */
function useWords() {
  const { t } = useTranslation('defects');
  const what = (ids: readonly string[], row?: DefectRow) =>
    t('decision.defects', { count: ids.length, number: row?.number ?? '' });
  return { t, what };
}

function decidersOf(hands: () => Hands): Deciders {
  const target = () => {
    const { inbox } = hands();
    return { ids: targetsOf(inbox), row: frontOf(inbox).row };
  };
  const ask = (question: Ask) => hands().inbox.triage.set({ ask: question, prefix: null });
  const leave = leavers(hands, target);
  return {
    ...setters(hands, target),
    ...leave,
    duplicate: (chosen?: Root) => {
      const { row, ids } = target();
      if (!row) return;
      const best = ids.length === 1 ? bestOf(hands(), row) : undefined;
      const of = chosen ?? (best ? { id: best.id, number: best.number } : null);
      // With nobody to tell there is nothing left to ask.
      if (of && ids.length === 1 && !row.ticket) void leave.duplicateOf(of, null);
      else ask({ kind: 'duplicate', of });
    },
    decline: () => ask({ kind: 'decline' }),
    snooze: () => ask({ kind: 'snooze' }),
  };
}

type Target = () => { ids: string[]; row: DefectRow | undefined };

const shownOf = ({ peek }: Hands, id: string) => peek('defect_show', { id });

/** The candidate a defect most likely repeats; weak ones are only offered. */
export function bestOf(hands: Pick<Hands, 'peek'>, row: DefectRow) {
  const best = hands.peek('defect_show', { id: row.id })?.similar[0];
  return best && best.score >= 60 ? best : undefined;
}

/** Those that set a value and leave the defect where it is. */
function setters(hands: () => Hands, target: Target) {
  const triage = (
    values: {
      urgency?: number;
      impact?: number;
      severity?: string;
      priority?: string;
      reason?: string;
    },
    field: string,
    value: string,
  ) => {
    const { ids, row } = target();
    if (ids.length === 0) return Promise.resolve(false);
    const { decide, words } = hands();
    const { reason, ...set } = values;
    const wish: Partial<DefectRow> = Object.fromEntries(
      Object.entries(set).map(([name, one]) => [name, `${one}`]),
    );
    if (row && !wish.priority) {
      const matrix = hands().peek('matrix_show', {});
      const { urgency, impact } = { ...row, ...wish };
      wish.priority = priorityOf(matrix, urgency, impact) || row.priority;
    }
    const what = words.what(ids, row);
    return decide.decide({
      ids,
      wish,
      steps: [{ name: 'defect_triage', request: { ids, ...values } }],
      words: words.t('decision.done.set', { what, field, value }),
    });
  };
  const name = (key: 'urgency' | 'impact' | 'severity' | 'priority') =>
    hands().words.t(`decision.${key}`).toLowerCase();
  return {
    set: (field: Prefix, value: number) => {
      if ((field === 's' || field === 'p') && value > 4) return;
      if (field === 'u') void triage({ urgency: value }, name('urgency'), `${value}`);
      if (field === 'i') void triage({ impact: value }, name('impact'), `${value}`);
      if (field === 's') void triage({ severity: `S${value}` }, name('severity'), `S${value}`);
      if (field === 'p') {
        const priority = `P${value}`;
        const own = matrixSays(hands(), target().row);
        if (own === priority) void triage({ priority }, name('priority'), priority);
        else hands().inbox.triage.set({ ask: { kind: 'override', priority } });
      }
    },
    cell: (urgency: number, impact: number) =>
      void triage({ urgency, impact }, name('urgency'), `${urgency} × ${impact}`),
    override: (priority: string, reason: string) =>
      triage({ priority, reason }, name('priority'), priority),
    plan: (release: string, stage?: string, answer?: string | null) => {
      const { ids, row } = target();
      const { decide, words } = hands();
      const what = words.what(ids, row);
      return decide.decide({
        ids,
        wish: { release, stage: release ? (stage ?? 'planned') : '' },
        steps: [
          {
            name: 'defect_plan',
            request: { ids, release, stage: stage ?? null, answer: answer ?? null },
          },
        ],
        words: words.t('decision.done.planned', { what, release: release || '–' }),
      });
    },
    assign: (owner: string) => {
      const { ids, row } = target();
      const { decide, words } = hands();
      void decide.decide({
        ids,
        wish: { owner: owner || null },
        steps: [{ name: 'defect_assign', request: { ids, owner } }],
        words: words.t('decision.done.assigned', {
          what: words.what(ids, row),
          owner: owner || '–',
        }),
      });
    },
  };
}

/** What the matrix says of a defect, with what is suggested where nothing was set. */
function matrixSays(hands: Hands, row: DefectRow | undefined): string {
  if (!row) return '';
  const suggested = shownOf(hands, row.id)?.suggested;
  return priorityOf(
    hands.peek('matrix_show', {}),
    row.urgency || suggested?.urgency || '',
    row.impact || suggested?.impact || '',
  );
}

/** Those after which the next defect is in front. */
function leavers(hands: () => Hands, target: Target) {
  const leave = (
    step: (ids: string[]) => Step[],
    say: (words: Words, what: string) => string,
    done?: (ids: string[]) => void,
  ) => {
    const { ids, row } = target();
    if (ids.length === 0) return Promise.resolve(false);
    const { decide, words } = hands();
    return decide.decide({
      ids,
      leaves: true,
      steps: step(ids),
      words: say(words, words.what(ids, row)),
      done: () => done?.(ids),
    });
  };
  return {
    accept: () => {
      const { row } = target();
      void leave(
        (ids) => acceptSteps(hands(), ids, row),
        ({ t }, what) => t('decision.done.accepted', { what }),
        (ids) => ids.forEach(dropAnswer),
      );
    },
    duplicateOf: ({ id: of, number }: Root, answer: string | null) =>
      leave(
        (ids) => [
          { name: 'defect_duplicate', request: { ids: ids.filter((id) => id !== of), of, answer } },
        ],
        ({ t }, what) => t('decision.done.duplicate', { what, of: number }),
      ),
    declineWith: (reason: string, answer: string | null) =>
      leave(
        (ids) => [{ name: 'defect_decline', request: { ids, reason, answer } }],
        ({ t }, what) => t('decision.done.declined', { what }),
      ),
    snoozeUntil: (until: string) =>
      void leave(
        (ids) => [{ name: 'defect_snooze', request: { ids, until } }],
        ({ t }, what) => t('decision.done.snoozed', { what, at: until.replace('T', ' ') }),
      ),
    send: () => {
      const { ids, row } = target();
      if (!row) return;
      const body = sayable(hands(), ids.length, row);
      if (!body) return;
      const answer = answerOf(row);
      const { decide, words } = hands();
      void decide.decide({
        ids,
        steps: [{ name: 'defect_comment', request: commentOf(ids, body, answer) }],
        words: words.t(answer.public ? 'decision.sent' : 'decision.noted', { number: row.number }),
        done: () => dropAnswer(row.id),
      });
    },
  };
}

const commentOf = (ids: string[], body: string, answer: Answer) => ({
  ids,
  body,
  public: answer.public,
  template: answer.text === null ? answer.template : null,
});

/** What would be said; to many only what was typed, since a template's text belongs to one. */
export function sayable(hands: Pick<Hands, 'peek'>, count: number, row: DefectRow): string {
  const answer = answerOf(row);
  if (answer.text !== null) return answer.text.trim();
  if (count > 1 || !row.ticket) return '';
  const read = hands.peek('reply_render', { template: answer.template, defect: row.id });
  return read && read.missing.length === 0 ? read.body.trim() : '';
}

/**
 * Accepting takes over what is suggested and was not decided otherwise, and says the answer: one
 * operation, so that one undo takes all of it back.
 */
function acceptSteps(hands: Hands, ids: string[], row: DefectRow | undefined): Step[] {
  if (!row) return [{ name: 'defect_accept', request: { ids } }];
  const said = ids.length === 1 ? shownOf(hands, row.id)?.suggested : undefined;
  const body = sayable(hands, ids.length, row) || null;
  const open = answerOf(row).public;
  const request = {
    ids,
    urgency: row.urgency ? null : Number(said?.urgency) || null,
    impact: row.impact ? null : Number(said?.impact) || null,
    severity: row.severity ? null : said?.severity || null,
    answer: open ? body : null,
    note: open ? null : body,
  };
  return [{ name: 'defect_accept', request }];
}
