/** The words of the calendar. */
export const calendar = {
  title: 'Windows',
} as const;
