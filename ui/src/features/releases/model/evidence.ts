/** The name of a file of evidence: of one that came in a bundle, without whose it is. */
export function fileNameOf(text: string): string {
  return text.slice(text.lastIndexOf(': ') + 1).trim();
}
