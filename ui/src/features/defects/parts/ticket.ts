/** A ticket as people name it: its desk and its key there, such as `RT 10482`. */
export function ticketWords(desk: string | null, key: string | null): string {
  return [desk, key].filter(Boolean).join(' ');
}
