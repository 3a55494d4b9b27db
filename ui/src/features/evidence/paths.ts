/** Test runs belong to the environments that they ran in. */
export const evidencePath = '/environments/evidence';

/** Where a run opens. */
export const runPath = (id: string) => `${evidencePath}/run/${id}`;

/** Where two runs are compared, the earlier one first. */
export const compareRunsPath = (from: string, to: string) =>
  `${evidencePath}/compare/${from}/${to}`;
