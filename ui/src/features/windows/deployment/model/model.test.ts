import { describe, expect, it } from 'vitest';
import type { Deployment } from '@/bindings';
import { booked } from '@/platform/fixture/booked';
import { saidMinutes, standingAt } from './live';
import { mainStep, otherSteps, timeIsWrong } from './steps';
import { clockAt, clockWords, minutesWords, parseMinutes, windowWords } from './words';

const wall = (local: string, label: string) => ({ local, zone: 'Europe/Paris', label });
const stamp = (at: string) => ({ at, label: at });

describe('words', () => {
  it.each([
    ['4h', 240],
    ['3 h 30', 210],
    ['3:30', 210],
    ['2 h 35 min', 155],
    ['90 min', 90],
    [' 45 ', 45],
    ['', null],
    ['0', null],
    ['h', null],
    ['4 days', null],
    ['-5', null],
  ])('reads %j as %s minutes', (text, minutes) => expect(parseMinutes(text)).toBe(minutes));

  it('reads back every length it writes', () => {
    for (let minutes = 1; minutes < 3000; minutes += 7)
      expect(parseMinutes(minutesWords(minutes))).toBe(minutes);
  });

  it('names the last day only where it is another, and both zones where the clocks change', () => {
    const summer = 'CEST (UTC+2)';
    const start = wall('2026-10-24T22:00', `Sat 24 Oct 2026, 22:00 ${summer}`);
    expect(windowWords(start, wall('2026-10-24T23:30', `Sat 24 Oct 2026, 23:30 ${summer}`))).toBe(
      'Sat 24 Oct 2026, 22:00 – 23:30 CEST (UTC+2)',
    );
    expect(windowWords(start, wall('2026-10-25T03:00', 'Sun 25 Oct 2026, 03:00 CET (UTC+1)'))).toBe(
      'Sat 24 Oct 2026, 22:00 CEST (UTC+2) – Sun 03:00 CET (UTC+1)',
    );
    expect(
      windowWords(start, wall('2026-10-27T03:00', 'Tue 27 Oct 2026, 03:00 CET (UTC+1)')),
    ).toContain('Tue 27 Oct, 03:00');
  });

  it('writes a span as a clock does', () => {
    expect(clockWords(7_509_000)).toBe('2:05:09');
    expect(clockWords(-65_000)).toBe('01:05');
  });
});

describe('an open window', () => {
  const live = {
    opened_at: stamp('2026-11-23T20:00:00Z'),
    ends_at: stamp('2026-11-24T00:00:00Z'),
    no_return_at: stamp('2026-11-23T23:00:00Z'),
    past_no_return: false,
    overrun: false,
    overrun_allowed: false,
  };
  const at = (time: string) => standingAt(live, Date.parse(time));

  it('runs, passes its last safe moment, and overruns', () => {
    expect(at('2026-11-23T22:59:59Z').phase).toBe('running');
    expect(at('2026-11-23T23:00:00Z').phase).toBe('past_no_return');
    expect(at('2026-11-24T00:00:00Z').phase).toBe('overrun');
    expect(
      standingAt({ ...live, no_return_at: null }, Date.parse('2026-11-23T23:30:00Z')).phase,
    ).toBe('running');
  });

  it('places its marks, and makes room for what runs over', () => {
    expect(at('2026-11-23T21:00:00Z').bar).toEqual({ now: 25, noReturn: 75, end: 100 });
    expect(at('2026-11-24T04:00:00Z').bar).toEqual({ now: 100, noReturn: 37.5, end: 50 });
  });

  it('tells those who listen at a few marks only', () => {
    const minute = 60_000;
    expect(saidMinutes(121 * minute)).toBeNull();
    expect(saidMinutes(60 * minute)).toBe(60);
    expect(saidMinutes(59 * minute)).toBe(60);
    expect(saidMinutes(4.5 * minute)).toBe(5);
  });
});

describe('what comes next', () => {
  const one = booked({
    id: 'd',
    title: '17.1.0 r1',
    environment: 'PRD',
    start: '2026-11-23T22:00',
    minutes: 240,
  });
  const before = Date.parse('2026-11-23T20:59:59Z');
  const begun = Date.parse('2026-11-23T21:00:00Z');
  const blocked = (rule: string) => {
    const finding = {
      rule,
      number: 0,
      level: 'block',
      subject: '',
      message: '',
      hint: '',
      fix: '',
    };
    return { ...one, check: { allowed: false, findings: [finding] } } as unknown as Deployment;
  };

  it('is opening it from its first moment to its last, whatever is missing', () => {
    const check = blocked('approvals').check;
    expect(mainStep({ ...one, check }, before)).toEqual({ act: 'confirm' });
    expect(mainStep({ ...one, check }, begun)).toEqual({ to: 'window_open' });
    expect(mainStep({ ...one, check }, Date.parse(one.end_at))).toEqual({ act: 'confirm' });
    const open = { ...one, state: 'window_open' as const, next: ['deploying' as const] };
    expect(mainStep({ ...open, check }, begun)).toEqual({ to: 'deploying' });
  });

  it('offers another time only where the time is what is wrong', () => {
    expect(timeIsWrong(blocked('hard_freeze'))).toBe(true);
    expect(timeIsWrong(blocked('approvals'))).toBe(false);
    expect(otherSteps(blocked('hard_freeze'), before)[0]).toEqual({ act: 'override' });
  });

  it('reads the clock in the zone of the window, and names it as its times do', () => {
    expect(clockAt(begun, one)).toEqual({ time: '22:00:00', zone: 'WAT (UTC+1)' });
    const start = wall('2026-10-24T22:00', 'Sat 24 Oct 2026, 22:00 CEST (UTC+2)');
    const end = wall('2026-10-25T04:00', 'Sun 25 Oct 2026, 04:00 CET (UTC+1)');
    const at = (time: string) => clockAt(Date.parse(time), { start, end }).zone;
    expect(at('2026-10-24T23:00:00Z')).toBe('CEST (UTC+2)');
    expect(at('2026-10-25T02:00:00Z')).toBe('CET (UTC+1)');
  });
});
