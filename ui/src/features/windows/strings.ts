import { calendar } from './calendar/strings';

/** The words of the windows: the calendar's, and those of each part beside it. */
export const windows = {
  ...calendar,
} as const;
