import { describe, expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { datedReleases, dayIn, freezesOf, share, ticks } from './increment-scale';

const span = { start: '2026-11-02', end: '2027-02-26' };

describe('the scale of an increment', () => {
  it.each([
    ['2026-11-02', 0],
    ['2026-10-01', 0],
    ['2027-03-10', 1],
    ['2026-12-30', 58 / 117],
  ])('puts %s at %d', (day, expected) => {
    expect(share(span, day)).toBeCloseTo(expected, 6);
  });

  it('ticks every other week from the first day', () => {
    const days = ticks(span);
    expect(days[0]).toBe('2026-11-02');
    expect(days[1]).toBe('2026-11-16');
    expect(days.every((day) => day <= span.end)).toBe(true);
  });

  it('takes the day in the zone of the hub, not of this machine', () => {
    expect(dayIn('Africa/Lagos', '2026-11-23T23:30:00Z')).toBe('2026-11-24');
    expect(dayIn('America/Lima', '2026-11-23T03:30:00Z')).toBe('2026-11-22');
  });

  it('lets the feature freeze end where the stricter one begins', () => {
    const increment = fixtureDoor().desk.increments.find((one) => one.label === 'PI-32');
    expect(freezesOf(increment)).toEqual([
      { kind: 'feature', start: '2027-01-15', end: '2027-02-05' },
      { kind: 'bugfix', start: '2027-02-05', end: '2027-02-26' },
    ]);
    expect(freezesOf(undefined)).toEqual([]);
  });

  it('orders releases by target day and counts those without one', () => {
    const { releases } = fixtureDoor().desk;
    const { dated, undated } = datedReleases(releases, 'PI-32', span);
    const days = dated.map((one) => one.day);
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual(days.toSorted());
    const open = releases.filter((one) => !['rejected', 'superseded'].includes(one.state));
    const without = open.filter((one) => one.pi === 'PI-32' && one.target === null);
    expect(undated).toBe(without.length);
  });
});
