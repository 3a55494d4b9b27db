import { calendar } from './calendar/strings';
import { freezes } from './freezes/strings';

/** The words of the windows: the calendar's, and those of each part beside it. */
export const windows = {
  ...calendar,
  freezes,
} as const;
