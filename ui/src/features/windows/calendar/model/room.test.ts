import { describe, expect, it } from 'vitest';
import type { MonthCell } from './month';
import { fitting, LEAST_DAY } from './room';

const cell = (items: number, freezes: number, leftOut = 0) =>
  ({
    items: Array.from({ length: items }, (_, at) => ({ at })),
    freezes: Array.from({ length: freezes }, (_, at) => ({ at })),
    leftOut,
  }) as unknown as MonthCell;

const said = (one: MonthCell, room: number) => {
  const { freezes, shown, more } = fitting(one, room);
  return [freezes.length, shown.length, more];
};

describe('the room of a day', () => {
  it('shows as many as its height holds, and says on the last line how many more', () => {
    const busy = cell(9, 0, 3);
    const lines = [LEAST_DAY, 110, 128, 148, 188, 248, 288].map((room) => said(busy, room));
    expect(lines).toEqual([
      [0, 2, 10],
      [0, 3, 9],
      [0, 4, 8],
      [0, 5, 7],
      [0, 7, 5],
      [0, 9, 3],
      [0, 9, 3],
    ]);
    expect(said(cell(3, 0), LEAST_DAY)).toEqual([0, 3, 0]);
  });

  it('never shows less than a day of the least height holds, since that scrolls', () => {
    expect(said(cell(3, 0), 40)).toEqual([0, 3, 0]);
    expect(said(cell(4, 2), 40)).toEqual([2, 0, 4]);
  });

  it('counts freezes that it has no line for', () => {
    expect(said(cell(1, 3), 148)).toEqual([2, 1, 1]);
    expect(said(cell(0, 4), LEAST_DAY)).toEqual([2, 0, 2]);
  });

  it('takes no more height than there is', () => {
    for (let room = LEAST_DAY; room < 400; room += 1) {
      for (const one of [cell(30, 0), cell(30, 2), cell(2, 3), cell(12, 1, 40)]) {
        const { freezes, shown, more } = fitting(one, room);
        const lines = freezes.length + shown.length + (more > 0 ? 1 : 0);
        expect(24 + lines * 20).toBeLessThanOrEqual(room);
      }
    }
  });
});
