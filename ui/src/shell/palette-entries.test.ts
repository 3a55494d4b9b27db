import { describe, expect, it } from 'vitest';
import { type Group, inSight, roomOf } from './palette-entries';

const group = (label: string, count: number): Group => ({
  label,
  entries: Array.from({ length: count }, (_, at) => ({
    words: '',
    label: `${label}${at}`,
    run: () => undefined,
  })),
});
const labels = (groups: readonly Group[]) =>
  groups.flatMap((one) => one.entries.map((e) => e.label));
const all = [group('a', 5), group('b', 6), group('c', 4)];

describe('what of a long list is in sight', () => {
  // Two heads and eleven rows fit 28 + 28 + 11 × 38 pixels, and a third head needs a row of its own.
  const room = 28 + 28 + 11 * 38;

  it('is all of a short one', () => {
    const sight = inSight(all.slice(0, 2), 0, 0, room);
    expect(labels(sight.groups)).toHaveLength(11);
    expect(sight).toMatchObject({ top: 0, below: 0 });
  });

  it('ends at the edge, and says how many are below', () => {
    const sight = inSight(all, 0, 3, room);
    expect(labels(sight.groups).at(-1)).toBe('b5');
    expect(sight).toMatchObject({ top: 0, below: 4 });
  });

  it.each(labels(all).map((label, at) => [at, label] as const))(
    'always holds the chosen one: %i',
    (at, label) => {
      for (const top of [0, 4, 9]) {
        const sight = inSight(all, top, at, room);
        const shown = labels(sight.groups);
        expect(shown).toContain(label);
        expect(shown).toEqual(labels(all).slice(sight.top, sight.top + shown.length));
        expect(sight.below).toBe(15 - sight.top - shown.length);
      }
    },
  );

  it('is nothing of nothing, and never more than the box holds', () => {
    expect(inSight([], 0, 0, room)).toEqual({ groups: [], top: 0, below: 0 });
    expect(inSight(all, 0, 0, 10)).toMatchObject({ top: 0, below: 15 });
    expect(roomOf(900)).toBe(568 - 96);
    expect(roomOf(640)).toBeCloseTo(364.8);
  });
});
