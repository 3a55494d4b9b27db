/** Gives the focus to a window that is drawn; false when it is not. */
export function focusEntry(id: string, within: ParentNode = document): boolean {
  const all = within.querySelectorAll<HTMLElement>('[data-entry]');
  const entry = [...all].find((one) => one.dataset.entry === id);
  entry?.focus();
  return entry !== undefined;
}
