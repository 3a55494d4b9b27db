import classes from './calendar/calendar.module.css';
import { secondHours } from './calendar/model/second';
import { useSecondZone } from './calendar/wishes';

interface SecondHoursProps {
  /** RFC 3339. */
  start: string;
  end: string;
  /** The zone in which it is told already. */
  beside?: string;
}

/** When it is on the clock of the second zone that was chosen for the calendar, small. */
export function SecondHours({ start, end, beside }: SecondHoursProps) {
  const zone = useSecondZone();
  if (!zone || zone === beside) return null;
  return (
    <span className={classes.secondHours} data-second-hours>
      {secondHours(Date.parse(start), Date.parse(end), zone)}
    </span>
  );
}
