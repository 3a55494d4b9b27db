export const templateWords = {} as const;
