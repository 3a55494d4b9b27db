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
