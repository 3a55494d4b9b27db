/** Where every halt is listed. */
export const haltsPath = '/windows/halts';
