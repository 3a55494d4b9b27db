/** The title of the release an answer carries. */
export function titleOf(answer: { value: unknown }): string {
  return (answer.value as { title: string }).title;
}
