import { type UseFormInput, type UseFormReturnType, useForm } from '@mantine/form';
import { useState } from 'react';
import { draftOf, dropDraft, keepDraft } from './drafts';

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
