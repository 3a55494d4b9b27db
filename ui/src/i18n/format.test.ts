import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatDay,
  formatLanguage,
  formatNumber,
  formatShortDay,
} from './format';

describe('dates and numbers', () => {
  it('writes a day without shifting it by a zone', () => {
    expect(formatDay('2026-11-23')).toBe('Mon 23 Nov 2026');
    expect(formatDay('2026-09-01', false)).toBe('Tue 1 Sep');
    expect(formatShortDay('2027-01-01')).toBe('1 Jan');
    expect(formatDay('not a day')).toBe('not a day');
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
    expect(formatBytes(0)).toBe('0 byte');
  });
});
