import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatAhead,
  formatBytes,
  formatDay,
  formatLanguage,
  formatNumber,
  formatShortDay,
  formatWall,
  wallOf,
} from './format';

describe('dates and numbers', () => {
  it('writes a day without shifting it by a zone', () => {
    expect(formatDay('2026-11-23')).toBe('Mon 23 Nov 2026');
    expect(formatDay('2026-09-01', false)).toBe('Tue 1 Sep');
    expect(formatShortDay('2027-01-01')).toBe('1 Jan');
    expect(formatDay('not a day')).toBe('not a day');
  });

  it('writes an instant on the clock of a zone', () => {
    expect(wallOf('2026-11-23T23:30:00Z', 'Africa/Lagos')).toBe('2026-11-24T00:30');
    expect(wallOf('2026-11-23T23:00:00Z', 'Africa/Lagos')).toBe('2026-11-24T00:00');
    expect(wallOf('whenever', 'UTC')).toBe('');
    expect(formatWall('2026-09-01T08:05')).toBe('Tue 1 Sep, 08:05');
  });

  it('is where the locale of dates and numbers is named, and nothing else names one', () => {
    const sources = import.meta.glob<string>(
      ['/src/**/*.{ts,tsx}', '!/src/**/*.test.{ts,tsx}', '!/src/**/fixture/**', '!/src/i18n/**'],
      { query: '?raw', import: 'default', eager: true },
    );
    // A native field is written as the machine is set, and so is what is formatted for no locale.
    const own =
      /Intl\.[A-Z]\w*(Format|Collator|Names|Rules)\(\s*['"[]|toLocale\w*String\(|type="(date|time|month|week|datetime-local)"/;
    const named = Object.entries(sources).filter(([, text]) => own.test(text));
    expect(named.map(([path]) => path)).toEqual([]);
    expect(Object.keys(sources).length).toBeGreaterThan(100);
  });

  it.each([
    ['2026-11-23T15:41:40Z', 'now'],
    ['2026-11-23T15:40:00Z', '2 min ago'],
    ['2026-11-23T12:42:00Z', '3 h ago'],
    ['2026-11-20T15:42:00Z', '3 d ago'],
    ['2026-11-23T16:00:00Z', 'now'],
  ])('tells the age of %s as %s', (at, expected) => {
    expect(formatAge(at, '2026-11-23T15:42:00Z')).toBe(expected);
  });

  it('names a language, and leaves what is none', () => {
    expect(formatLanguage('en')).toBe('English');
    expect(formatLanguage('fr')).toBe('French');
    expect(formatLanguage('?')).toBe('?');
  });

  it('writes counts and sizes', () => {
    expect(formatNumber(1395)).toBe('1,395');
    expect(formatBytes(18_400_000)).toBe('18.4 MB');
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1000)).toBe('1 kB');
  });

  it('says how long it is until a moment', () => {
    const now = '2026-11-23T15:42:00Z';
    expect(formatAhead('2026-11-23T15:42:20Z', now)).toBe('now');
    expect(formatAhead('2026-11-23T15:00:00Z', now)).toBe('now');
    expect(formatAhead('2026-11-23T16:30:00Z', now)).toBe('in 48 min');
    expect(formatAhead('2026-11-24T20:42:00Z', now)).toBe('in 29 h');
    expect(formatAhead('2026-11-30T15:42:00Z', now)).toBe('in 7 d');
  });
});
