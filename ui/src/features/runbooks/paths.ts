const root = '/releases/runbooks';

/** Where a runbook opens. */
export const bookPath = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** Where a runbook's text is written. */
export const editPath = (id: string) => `${root}/${encodeURIComponent(id)}/edit`;

/** Where a runbook is compared: `before` with the last release's, `v2` with a version of its own. */
export const comparePath = (id: string, against = 'before') =>
  `${root}/${encodeURIComponent(id)}/compare/${encodeURIComponent(against)}`;

/** Where a run is worked through. */
export const runPath = (id: string) => `${root}/run/${encodeURIComponent(id)}`;

/** What was written of a run. */
export const reportPath = (id: string) => `${runPath(id)}/report`;

/** The runbooks of a release. */
export const booksPath = (release: string) => `/releases/${release}/runbook`;
