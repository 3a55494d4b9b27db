import type { PlanWindow } from '../model/planWindow';

/** What the parts of the form share. */
export interface WindowForm {
  values: PlanWindow;
  set: (change: Partial<PlanWindow>) => void;
  /** What to say at a field: what the core refused, or what is missing once it was sent. */
  error: (field: keyof PlanWindow) => string | undefined;
}

export interface PartProps {
  form: WindowForm;
}

/** A field of text, bound. */
export function textField(form: WindowForm, field: keyof PlanWindow) {
  return {
    value: String(form.values[field]),
    onChange: (event: { currentTarget: { value: string } }) =>
      form.set({ [field]: event.currentTarget.value }),
    error: form.error(field),
  };
}
