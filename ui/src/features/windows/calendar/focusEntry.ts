/** The place of a row without windows in the cursor's way. */
export const rowPlace = (id: string) => `row/${id}`;

/** The place of a day of the month. */
export const dayPlace = (date: string) => `day/${date}`;

/** The day a place is, `YYYY-MM-DD`; null for any other. */
export function dayOf(place: string | null): string | null {
  return place?.startsWith('day/') ? place.slice('day/'.length) : null;
}

const PLACES = '[data-entry], [data-row-head], [data-cell-day]';

/** Gives the focus to a window, an empty row or a day that is drawn; false when it is not. */
export function focusEntry(id: string, within: ParentNode = document): boolean {
  const all = within.querySelectorAll<HTMLElement>(PLACES);
  const entry = [...all].find((one) => placeOf(one) === id);
  entry?.focus();
  return entry !== undefined;
}

/** What stands where the focus is: a window's id, or the place of an empty row or of a day. */
export function placeOf(node: HTMLElement): string | undefined {
  const { entry, rowHead, cellDay } = node.dataset;
  if (cellDay !== undefined) return dayPlace(cellDay);
  return entry ?? (rowHead === undefined ? undefined : rowPlace(rowHead));
}

/** The place a node lies in. */
export function placeAround(node: EventTarget | null): string | undefined {
  const here = node instanceof Element ? node.closest<HTMLElement>(PLACES) : null;
  return here ? placeOf(here) : undefined;
}
