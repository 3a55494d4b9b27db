import type { Hub, LeadDays } from '@/bindings';
import { ownZone } from './zones';

/** ISO weekdays; 1 is Monday. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A weekday in the form: on or off, with its hours kept either way. */
export interface DayValues {
  day: number;
  works: boolean;
  from: string;
  to: string;
}

export interface HubValues {
  name: string;
  /** Who sets up; asked only in the first run. */
  person: string;
  zone: string;
  days: DayValues[];
  holidays: { key: string; date: string | null; name: string }[];
  lead: LeadDays;
}

/** The guide's working days ahead of a change. */
const GUIDE: LeadDays = { standard: 3, minor: 3, major: 5 };

/** Most that a hub may ask for. */
export const MOST_DAYS = 60;

let made = 0;
/** A key for a row of the form that has no id. */
export const rowKey = () => `row-${++made}`;

export function valuesOf(hub: Hub | null): HubValues {
  const hours = new Map(hub?.working_hours.map((one) => [one.day, one]));
  return {
    name: hub?.name ?? '',
    person: '',
    zone: hub?.zone ?? ownZone(),
    days: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
      day,
      works: hub ? hours.has(day) : day <= 5,
      from: hours.get(day)?.from ?? '08:00',
      to: hours.get(day)?.to ?? '17:00',
    })),
    holidays: (hub?.holidays ?? []).map((one) => ({ key: rowKey(), ...one })),
    lead: hub?.lead_days ?? GUIDE,
  };
}

export function hubOf(values: HubValues): Hub {
  return {
    name: values.name.trim(),
    zone: values.zone,
    working_hours: values.days
      .filter((one) => one.works)
      .map(({ day, from, to }) => ({ day, from, to })),
    holidays: values.holidays
      .filter((one): one is typeof one & { date: string } => one.date !== null)
      .map(({ date, name }) => ({ date, name: name.trim() })),
    lead_days: values.lead,
  };
}

/** `08:00`, on a clock of 24 hours. */
export const isHour = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
