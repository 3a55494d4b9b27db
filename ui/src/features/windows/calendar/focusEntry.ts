/** The place of a row without windows in the cursor's way. */
export const rowPlace = (id: string) => `row/${id}`;

/** Gives the focus to a window or an empty row that is drawn; false when it is not. */
export function focusEntry(id: string, within: ParentNode = document): boolean {
  const all = within.querySelectorAll<HTMLElement>('[data-entry], [data-row-head]');
  const entry = [...all].find((one) => placeOf(one) === id);
  entry?.focus();
  return entry !== undefined;
}

/** What stands where the focus is: a window's id, or the place of an empty row. */
export function placeOf(node: HTMLElement): string | undefined {
  const { entry, rowHead } = node.dataset;
  return entry ?? (rowHead === undefined ? undefined : rowPlace(rowHead));
}
