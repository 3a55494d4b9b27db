import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';

/**
 * What was typed into a form and neither saved nor discarded, by the form's name. It lives as long
 * as the window and is written nowhere: a form may hold what nobody but its author shall read yet.
 */
const drafts = new Map<string, object>();

/** The fields of a form that were left as they were typed. */
export function draftOf<V extends object>(name: string): Partial<V> {
  return (drafts.get(name) ?? {}) as Partial<V>;
}

/** Keeps the fields that differ from those the form began with; what is back at them is no draft. */
export function keepDraft<V extends object>(name: string, start: V, values: V) {
  const text = (value: unknown) => JSON.stringify(value);
  const typed = Object.entries(values).filter(
    ([field, value]) => text(value) !== text(start[field as keyof V]),
  );
  if (typed.length > 0) drafts.set(name, Object.fromEntries(typed));
  else drafts.delete(name);
}

/** The form was saved, or what was typed into it discarded. */
export function dropDraft(name: string) {
  drafts.delete(name);
}

/** Drops them all, such as when the records they belong to are gone. */
export function forgetDrafts() {
  drafts.clear();
}

/** For a form that stays in sight when it is saved. */
const stay = () => undefined;

interface DraftForm<V> {
  form: UseFormReturnType<V>;
  /** Whether the form opened with what had been typed before. */
  restored: boolean;
  /** Drops the draft and goes on: after a save, or when it is discarded. */
  leave: () => void;
  /** Drops the draft and shows what the form began with. */
  discard: () => void;
}

/** A form that is found again as it was left, until it is saved or discarded. */
export function useDraftForm<V extends object>(
  name: string,
  input: UseFormInput<V> & { initialValues: V },
  onDone: () => void = stay,
): DraftForm<V> {
  const [start] = useState(input.initialValues);
  const [typed] = useState(() => draftOf<V>(name));
  const [restored, setRestored] = useState(Object.keys(typed).length > 0);
  const form = useForm<V>({
    ...input,
    initialValues: { ...start, ...typed },
    onValuesChange: (values) => keepDraft(name, start, values),
  });
  const leave = () => {
    dropDraft(name);
    setRestored(false);
    onDone();
  };
  const discard = () => {
    form.setValues(start);
    form.clearErrors();
    leave();
  };
  return { form, restored, leave, discard };
}
