import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, dropDraft, keepDraft } from '@/components';
import type { Refusal } from '@/platform';
import { EMPTY_PLAN, type PlanValues, planFaults, planField } from '../model/planForm';

export interface PlanForm {
  values: PlanValues;
  set: (change: Partial<PlanValues>) => void;
  /** What to say at a field, once it has been typed in or the form was sent. */
  error: (field: string) => string | undefined;
  /** Marks every fault; true when there is none. */
  check: () => boolean;
  /** Marks the field a refusal is about; true when it is one of this form. */
  takes: (refusal: Refusal) => boolean;
  /** Whether it opened as it was left. */
  restored: boolean;
  /** Drops what was typed: it was saved, or discarded. */
  drop: () => void;
}

/** The state of the form: what was typed, what is wrong with it, what the core refused. */
export function usePlanForm(start: Partial<PlanValues>): PlanForm {
  const { t } = useTranslation('releases');
  // A plan from a chart version and one begun with nothing are two, each kept for itself.
  const [name] = useState(() => `plan/${JSON.stringify(start)}`);
  const [begun] = useState<PlanValues>({ ...EMPTY_PLAN, ...start });
  const [typed] = useState(() => draftOf<PlanValues>(name));
  const [values, setValues] = useState<PlanValues>({ ...begun, ...typed });
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const [refused, setRefused] = useState<{ field: string; text: string } | null>(null);
  const faults = useMemo(() => planFaults(values), [values]);

  useEffect(() => keepDraft(name, begun, values), [name, begun, values]);
  const set = useCallback((change: Partial<PlanValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setTouched((before) => new Set([...before, ...Object.keys(change)]));
    setRefused((before) => (before && before.field in change ? null : before));
  }, []);
  const error = (field: string) => {
    if (refused?.field === field) return refused.text;
    const fault = faults[field];
    const isShown = sent || touched.has(field) || hasText(field, values);
    return fault && isShown ? t(`planForm.fault.${fault}`) : undefined;
  };
  const check = () => {
    setSent(true);
    return Object.keys(faults).length === 0;
  };
  const takes = (refusal: Refusal) => {
    const field = planField(refusal.field);
    if (field === undefined || !(field in values)) return false;
    setRefused({ field, text: [refusal.message, refusal.hint].filter(Boolean).join(' ') });
    return true;
  };
  const drop = () => dropDraft(name);
  const restored = Object.keys(typed).length > 0;
  return { values, set, error, check, takes, restored, drop };
}

/** A row's field is looked at while it is typed in, not while it still waits. */
function hasText(path: string, values: PlanValues): boolean {
  const [list, index, field] = path.split('.');
  if (list === 'rows') {
    const row = values.rows[Number(index)];
    return Boolean(row && (field === 'name' ? row.name : row.version));
  }
  const row = list === 'with' ? values.with[Number(index)] : undefined;
  return Boolean(row && (field === 'product' ? row.product : row.version));
}
