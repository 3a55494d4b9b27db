export const chartsPath = '/charts';

/** Where a chart opens. */
export function chartPath(repo: string, chart: string): string {
  return `${chartsPath}/${encodeURIComponent(repo)}/${encodeURIComponent(chart)}`;
}
