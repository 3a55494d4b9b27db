/** Where a deployment is shown beside the calendar. */
export function deploymentPath(id: string): string {
  return `/windows/${id}`;
}

/** Where the clock of an open window fills the page. */
export function livePath(id: string): string {
  return `/windows/${id}/live`;
}

export function editPath(id: string): string {
  return `/windows/${id}/edit`;
}

/** What a window is planned from; whatever is left out is asked for. */
export interface PlanStart {
  /** Id or version. */
  release?: string;
  /** Id or code. */
  env?: string;
  /** `YYYY-MM-DDTHH:MM`, `YYYY-MM-DD` where the hour is asked for, or an instant. */
  start?: string;
  minutes?: number;
}

/** Where a window is planned. */
export function planWindowPath(start: PlanStart = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(start)) if (value) query.set(name, String(value));
  // Even an empty query is written: what another plan was started from stays in the address else.
  return `/windows/plan?${query}`;
}
