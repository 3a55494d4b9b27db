import type { Hub } from '@/bindings';
import { wallOf } from '@/i18n/format';

export interface Snooze {
  id: 'hour' | 'tomorrow' | 'week';
  /** On the hub's wall clock. */
  until: string;
}

/** A day after `wall`, at its first working hour; days without work are passed over. */
function workday(wall: string, hub: Hub, fits: (weekday: number) => boolean): string {
  const start = Date.parse(`${wall.slice(0, 10)}T00:00:00Z`);
  const holidays = new Set(hub.holidays.map((one) => one.date));
  for (let day = 1; day <= 31; day++) {
    const date = new Date(start + day * 86_400_000);
    const [weekday, name] = [date.getUTCDay() || 7, date.toISOString().slice(0, 10)];
    const hours = hub.working_hours.find((one) => one.day === weekday);
    if (hours && fits(weekday) && !holidays.has(name)) return `${name}T${hours.from}`;
  }
  return `${new Date(start + 86_400_000).toISOString().slice(0, 10)}T08:00`;
}

/** Until when something is usually put off. */
export function snoozesOf(now: string, hub: Hub): Snooze[] {
  const wall = wallOf(now, hub.zone);
  return [
    { id: 'hour', until: wallOf(Date.parse(now) + 3_600_000, hub.zone) },
    { id: 'tomorrow', until: workday(wall, hub, () => true) },
    { id: 'week', until: workday(wall, hub, (weekday) => weekday === 1) },
  ];
}
