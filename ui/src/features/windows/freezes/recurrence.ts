/** How often a window comes back, as the form asks for it. */
export interface Repeat {
  every: 'none' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'own';
  /** Days of the week, for a weekly one. */
  days: string[];
  /** Which weekday of the month, for a monthly one: the first to the fourth, or the last. */
  nth: string;
  weekday: string;
  /** How many times; empty is without end. */
  times: string;
  /** A rule of one's own. */
  rule: string;
}

export const ONCE: Repeat = {
  every: 'none',
  days: [],
  nth: '1',
  weekday: 'FR',
  times: '',
  rule: '',
};
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const NTHS = ['1', '2', '3', '4', '-1'] as const;
export const EVERY: readonly Repeat['every'][] = [
  'none',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'own',
];

/** RFC 5545, 3.3.10; null happens once. An end is a count: a last moment would have to be in UTC. */
export function ruleOf(repeat: Repeat): string | null {
  const count = repeat.times.trim() ? `;COUNT=${repeat.times.trim()}` : '';
  switch (repeat.every) {
    case 'none':
      return null;
    case 'own':
      return repeat.rule.trim().replace(/^RRULE:/i, '') || null;
    case 'weekly': {
      const days = WEEKDAYS.filter((day) => repeat.days.includes(day));
      return `FREQ=WEEKLY${days.length ? `;BYDAY=${days.join(',')}` : ''}${count}`;
    }
    case 'monthly':
      return `FREQ=MONTHLY;BYDAY=${repeat.nth}${repeat.weekday}${count}`;
    default:
      return `FREQ=${repeat.every.toUpperCase()}${count}`;
  }
}

/** The form of a rule; one that the form cannot say is kept as it is written. */
export function repeatOf(rule: string | null): Repeat {
  if (!rule) return ONCE;
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=')));
  const { FREQ, BYDAY = '', COUNT = '', ...rest } = parts as Record<string, string>;
  const own: Repeat = { ...ONCE, every: 'own', rule };
  if (Object.keys(rest).length > 0) return own;
  if ((FREQ === 'DAILY' || FREQ === 'YEARLY') && !BYDAY) {
    return { ...ONCE, every: FREQ === 'DAILY' ? 'daily' : 'yearly', times: COUNT };
  }
  const days = BYDAY ? BYDAY.split(',') : [];
  if (FREQ === 'WEEKLY' && days.every((day) => WEEKDAYS.includes(day as 'MO'))) {
    return { ...ONCE, every: 'weekly', days, times: COUNT };
  }
  const nth = /^(-1|[1-4])([A-Z]{2})$/.exec(BYDAY);
  if (FREQ === 'MONTHLY' && nth) {
    return {
      ...ONCE,
      every: 'monthly',
      nth: nth[1] as string,
      weekday: nth[2] as string,
      times: COUNT,
    };
  }
  return own;
}
