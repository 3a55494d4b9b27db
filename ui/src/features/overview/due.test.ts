import { describe, expect, it } from 'vitest';
import { i18next } from '@/i18n';
import { isSoon, leftOf } from './due';

const now = Date.parse('2026-11-23T15:42:00Z');
const t = i18next.getFixedT(null, 'overview');
const of = (due_at: string | null, due = '2026-11-23') => ({ due, due_at, overdue: false });
const left = (task: ReturnType<typeof of>) => leftOf(task, '2026-11-23', now, t);

describe('the time left', () => {
  it('is told to the minute within a day, whichever day it is by then', () => {
    expect(left(of('2026-11-23T16:00:00Z'))).toBe('in 18 min');
    expect(left(of('2026-11-23T21:00:00Z'))).toBe('in 5 h 18 min');
    expect(left(of('2026-11-24T11:00:00Z', '2026-11-24'))).toBe('in 19 h 18 min');
    expect(left(of('2026-11-23T15:42:30Z'))).toBe('now');
  });

  it('is told in days beyond, and where only the day is known', () => {
    expect(left(of('2026-11-26T21:00:00Z', '2026-11-26'))).toBe('in 3 days');
    expect(left(of(null, '2026-11-24'))).toBe('tomorrow');
    expect(left(of(null))).toBe('');
    expect(left(of(null, ''))).toBe('');
  });

  it('is soon within the hour, and no more when it is over', () => {
    expect(isSoon(of('2026-11-23T16:42:00Z'), now)).toBe(true);
    expect(isSoon(of('2026-11-23T16:43:00Z'), now)).toBe(false);
    expect(isSoon(of(null), now)).toBe(false);
    expect(isSoon({ ...of('2026-11-23T15:00:00Z'), overdue: true }, now)).toBe(false);
  });
});
