export const defectsPath = '/defects';
export const newDefectPath = '/defects/new';
export const conflictsPath = '/defects/conflicts';
export const outboxPath = '/defects/outbox';
export const boardPath = '/defects/board';
export const chartsPath = '/defects/charts';
export const desksPath = '/settings/desks';

export const defectPath = (id: string) => `/defects/${id}`;
/** The inbox with this defect open. */
export const inboxPath = (id: string) => `/defects/inbox/${id}`;
/** A list: `all`, one of the fixed views, or a saved view's id. */
export const listPath = (view: string) => `/defects/list/${view}`;
