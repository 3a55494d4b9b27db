import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { DefectRow, RenderReply } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';
import type { Refusal } from '@/platform';
import { useAhead, useRead } from '@/query';

/** What is about to be decided, where a text may name it. */
export interface Known {
  reason?: string;
  root?: string;
}

interface Draft {
  tell: boolean;
  /** Null while nobody typed: then the template's text stands. */
  text: string | null;
}

const FRESH: Draft = { tell: true, text: null };

interface Asks {
  row: DefectRow;
  /** How many it goes to; to many only what was typed, since a template's text belongs to one. */
  count: number;
  template: string;
  known?: Known;
  /** Mends the template's text, such as for a release that is not set yet. */
  mend?: (body: string) => string;
}

/** A public answer that goes out with a decision. */
export interface Told {
  row: DefectRow;
  count: number;
  /** Whether there is someone to tell. */
  offered: boolean;
  tell: boolean;
  /** As it stands: what was typed, or else the template's text. */
  text: string;
  /** What the template's text does not know, so that it is not sent. */
  missing: readonly string[];
  error: Refusal | null;
  setTell: (tell: boolean) => void;
  setText: (text: string) => void;
  /** What goes out: null for nothing, undefined while the template's text cannot be had. */
  answer: () => Promise<string | null | undefined>;
  /** It went out: what was typed is no draft any more. */
  drop: () => void;
}

/** Proposes the template's text to the reporter; what is typed instead is kept until it went out. */
export function useTold({ row, count, template, known = {}, mend = same }: Asks): Told {
  const { draft, change, drop } = useKept(`told/${row.id}/${template}`);
  const ahead = useAhead();
  const { reason, root } = known;
  const [typed] = useDebouncedValue(reason, 150);
  const one = count <= 1;
  const offered = !one || row.ticket !== null;
  const asked = { template, defect: row.id, ...(root ? { root } : {}) };
  const read = useRead('reply_render', withReason(asked, typed), {
    enabled: one && offered,
    keep: true,
  });
  const answer = async () => {
    if (!offered || !draft.tell) return null;
    if (draft.text !== null || !one) return draft.text?.trim() || null;
    // With the reason as it was typed to its last letter.
    const text = await ahead('reply_render', withReason(asked, reason)).catch(() => undefined);
    if (!text) return undefined;
    return text.missing.length === 0 ? mend(text.body).trim() || null : null;
  };
  const missing = draft.text === null && one ? (read.data?.missing ?? []) : [];
  return {
    row,
    count,
    offered,
    tell: draft.tell,
    text: draft.text ?? (one && read.data ? mend(read.data.body) : ''),
    // A reason that is being asked for is not what the text lacks.
    missing: missing.filter((field) => field !== 'reason'),
    error: read.error,
    setTell: (tell) => change({ tell }),
    setText: (text) => change({ text }),
    answer,
    drop,
  };
}

const withReason = (asked: RenderReply, reason: string | undefined) =>
  reason ? { ...asked, reason } : asked;

/** What was chosen and typed, found again until it went out. */
function useKept(name: string) {
  const [draft, setDraft] = useState<Draft>(() => ({ ...FRESH, ...draftOf<Draft>(name) }));
  const change = (to: Partial<Draft>) => {
    const next = { ...draft, ...to };
    setDraft(next);
    keepDraft<Draft>(name, FRESH, next);
  };
  return { draft, change, drop: () => dropDraft(name) };
}

const same = (body: string) => body;
