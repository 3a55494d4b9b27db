/** How many rows are read at a time. */
export const PAGE = 100;

/** The pages that rows `first` to `last` lie on, and that of one more row. */
export function pagesOf(first: number, last: number, also = first): number[] {
  const pages = new Set<number>();
  for (
    let page = Math.floor(first / PAGE);
    page <= Math.floor(Math.max(first, last) / PAGE);
    page++
  )
    pages.add(page);
  pages.add(Math.floor(also / PAGE));
  return [...pages].toSorted((a, b) => a - b);
}

/** Where the row shown at `shown` stands in the whole list, of which the rows `hidden` are left out. */
export function placeOf(shown: number, hidden: readonly number[]): number {
  let place = shown;
  for (const one of hidden.toSorted((a, b) => a - b)) if (one <= place) place += 1;
  return place;
}

/** The other way round: at which place a row of the whole list is shown. */
export function shownAt(place: number, hidden: readonly number[]): number {
  return place - hidden.filter((one) => one < place).length;
}
