/** The faces of a release; each has its own address, so that a link can name one. */
export const TABS = [
  'missing',
  'components',
  'notes',
  'readiness',
  'windows',
  'evidence',
  'runbook',
  'handover',
  'exchange',
  'history',
] as const;
export type Tab = (typeof TABS)[number];

export const releasesPath = '/releases';
export const planPath = '/releases/new';

/** Where a release opens. */
export function releasePath(id: string, tab: Tab = 'missing'): string {
  return tab === 'missing' ? `/releases/${id}` : `/releases/${id}/${tab}`;
}

/** Where a chart version is planned from. */
export function planFromPath(repo: string, chart: string, version: string): string {
  return [planPath, ...[repo, chart, version].map(encodeURIComponent)].join('/');
}

/** Where a release package is planned with the components of another. */
export function planCopyPath(id: string): string {
  return `/releases/copy/${id}`;
}

/** Where two releases are compared; either may still have to be chosen. */
export function comparePath(from = '-', to = '-'): string {
  return `/releases/compare/${from}/${to}`;
}
