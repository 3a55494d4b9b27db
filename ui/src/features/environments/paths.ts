/** The ladder: the environments themselves, in the order a release climbs them. */
export const ladderPath = '/environments';
/** The board; what its panel shows stands behind it, so that a link can open it. */
export const boardPath = '/environments/board';
export const boardPattern = `${boardPath}/:panel?/:one?/:two?`;

/** The board with the drift of an environment explained, and of one component of it first. */
export function driftPath(environment: string, component?: string | null): string {
  const parts = ['drift', environment, ...(component ? [component] : [])];
  return [boardPath, ...parts.map(encodeURIComponent)].join('/');
}

/** The board with two environments compared. */
export function comparePath(from: string, to: string): string {
  return [boardPath, 'compare', ...[from, to].map(encodeURIComponent)].join('/');
}

/** What a finding about environments leads to: the drift of one, the comparison of two. */
export function placePath(environments: readonly string[] | undefined): string {
  const [one, two] = environments ?? [];
  if (one === undefined) return boardPath;
  return two === undefined ? driftPath(one) : comparePath(one, two);
}
