import { calendar } from './calendar/strings';
import { freezes } from './freezes/strings';
import { halts } from './halts/strings';

/** The words of the windows: the calendar's, and those of each part beside it. */
export const windows = {
  ...calendar,
  freezes,
  halts,
} as const;
