export const knowledgePath = '/knowledge';
export const reviewPath = '/knowledge/review';
export const allPath = '/knowledge/all';
export const deskPath = '/knowledge/desk';
export const templatesPath = '/knowledge/templates';
/** Where an article is begun. The empty query takes from the address what another page was asked. */
export const newArticlePath = '/knowledge/new?';

export const articlePath = (id: string) => `/knowledge/${encodeURIComponent(id)}`;
export const historyPath = (id: string) => `${articlePath(id)}/history`;
export const editPath = (id: string) => `${articlePath(id)}/edit`;
/** The review queue with this article in front. */
export const reviewOf = (id: string) => `${reviewPath}/${encodeURIComponent(id)}`;
export const versionPath = (id: string, version: number) =>
  `${articlePath(id)}/versions/${version}`;
export const comparePath = (id: string, from: number, to: number) =>
  `${articlePath(id)}/compare/${from}/${to}`;
