import { describe, expect, it } from 'vitest';
import type { CalendarView } from '@/bindings';
import { fixtureDoor } from '@/platform/fixture';
import { makeCrowd } from '@/platform/fixture/crowd';
import { drawn, holdAt, pull } from '../drag';
import { afterKey } from '../moveKeys';
import { clockAt, QUARTER, shiftDays, snap } from './clock';
import { layRow } from './lanes';
import { monthOf } from './month';
import { plotOf } from './plot';
import { rangeOf, rangeWords, step, type View, weekNumber } from './range';
import { atOf, xOf } from './scale';
import { shortHours, shortSpan } from './words';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

async function show(from: string, to: string, zone: string | null = null): Promise<CalendarView> {
  const door = fixtureDoor({ slow: false });
  const request = { from, to, zone, environments: [], products: [], states: [] };
  return (await door.call('calendar_show', request, { actor: null, call: '1' })).value;
}

describe('what is shown', () => {
  it.each<[View, string, string, string]>([
    ['day', '2026-11-23', '2026-11-23', 'Monday 23 November 2026'],
    ['week', '2026-11-23', '2026-11-29', '23 – 29 November 2026'],
    ['month', '2026-10-26', '2026-12-06', 'November 2026'],
    ['list', '2026-11-23', '2026-12-20', '23 November – 20 December 2026'],
    ['year', '2026-01-01', '2026-12-31', '2026'],
  ])('asks for whole days of a %s', (view, from, to, words) => {
    expect(rangeOf(view, '2026-11-23')).toEqual({ from, to });
    expect(rangeWords(view, '2026-11-23')).toBe(words);
  });

  it.each<[View, string, string]>([
    ['day', '2026-11-30', '2026-12-01'],
    ['week', '2026-12-28', '2027-01-04'],
    ['month', '2027-01-31', '2027-02-01'],
    ['year', '2026-11-23', '2027-01-01'],
  ])('goes on by a %s', (view, date, later) => {
    expect(step(view, date, 1)).toBe(later);
  });

  it.each([
    ['2026-11-23', 48],
    ['2026-12-31', 53],
    ['2027-01-01', 53],
    ['2027-01-04', 1],
  ])('numbers the week of %s', (date, week) => {
    expect(weekNumber(date)).toBe(week);
  });

  it('leaves out the day of hours that begin and end on its column', () => {
    expect(shortHours('Sat 22:00 – 02:00')).toBe('22:00 – 02:00');
    expect(shortHours('Thu 08:00 – Fri 17:00')).toBe('Thu 08:00 – Fri 17:00');
  });

  it('leaves out of a freeze what the head of the calendar says', () => {
    expect(shortSpan('Sun 29 Nov 2026, 00:00 – Tue 1 Dec, 06:00 WAT (UTC+1)')).toBe(
      'Sun 29 Nov, 00:00 – Tue 1 Dec, 06:00',
    );
    expect(shortSpan('Tue 15 Dec 2026, 00:00 – Tue 5 Jan 2027, 06:00 −03 (UTC−3)')).toBe(
      'Tue 15 Dec, 00:00 – Tue 5 Jan, 06:00',
    );
  });
});

describe('a day of 23 and one of 25 hours', () => {
  // Lisbon puts its clock on at 01:00 on Sun 28 Mar 2027, and back at 02:00 on Sun 31 Oct 2027.
  it('are as wide as they are long', async () => {
    const plot = plotOf(await show('2027-03-27', '2027-03-29', 'Europe/Lisbon'));
    expect(plot.days.map((day) => (day.to - day.from) / HOUR)).toEqual([24, 23, 24]);
    const scale = { from: plot.from, to: plot.to, width: 710 };
    expect(plot.days.map((day) => xOf(scale, day.to) - xOf(scale, day.from))).toEqual([
      240, 230, 240,
    ]);
    const autumn = plotOf(await show('2027-10-31', '2027-10-31', 'Europe/Lisbon'));
    expect((autumn.to - autumn.from) / HOUR).toBe(25);
  });

  it('keep the wall clock when a window is moved by a day', async () => {
    const { days } = plotOf(await show('2027-03-27', '2027-03-29', 'Europe/Lisbon'));
    const saturday = at('2027-03-27T22:00:00Z');
    const sunday = shiftDays(days, saturday, 1);
    expect(sunday).toBe(at('2027-03-28T21:00:00Z'));
    expect(clockAt(days, sunday)).toBe('Sun 28, 22:00');
    expect(shiftDays(days, sunday, -1)).toBe(saturday);
    expect(shiftDays(days, sunday, 1)).toBe(at('2027-03-29T21:00:00Z'));
  });

  it('leave the clock to the host where hours are skipped', async () => {
    const { days } = plotOf(await show('2027-03-28', '2027-03-28', 'Europe/Lisbon'));
    expect(clockAt(days, at('2027-03-28T02:30:00Z'))).toBeNull();
    expect(clockAt(days, at('2027-03-28T05:15:00Z'))).toBe('Sun 28, 06:15');
    expect(clockAt(days, at('2027-04-28T05:15:00Z'))).toBeNull();
  });
});

describe('a window that is pulled', () => {
  const span = { from: at('2026-11-24T21:00:00Z'), to: at('2026-11-25T01:00:00Z') };

  it.each([
    ['move', 20, 15, 15],
    ['move', -53, -60, -60],
    ['end', 52, 0, 45],
    ['start', -22, -15, 0],
  ] as const)('by %s over %i minutes snaps to a quarter', (hold, minutes, from, to) => {
    const moved = pull(span, hold, minutes * 60_000);
    expect((moved.from - span.from) / 60_000).toBe(from);
    expect((moved.to - span.to) / 60_000).toBe(to);
  });

  it('is never shorter than a quarter of an hour', () => {
    expect(pull(span, 'end', -9 * HOUR).to).toBe(span.from + QUARTER);
    expect(pull(span, 'start', 9 * HOUR).from).toBe(span.to - QUARTER);
    expect(drawn(span.from + 1, span.from + 2)).toEqual({
      from: span.from,
      to: span.from + QUARTER,
    });
  });

  it('is drawn in either direction', () => {
    const [one, other] = [span.from + 4 * 60_000, span.from + 50 * 60_000];
    expect(drawn(one, other)).toEqual(drawn(other, one));
    expect(drawn(one, other)).toEqual({ from: span.from, to: span.from + HOUR });
  });

  it('is taken at an end only on a bar long enough to have two', () => {
    expect(holdAt(100, 20, 80, true)).toBe('end');
    expect(holdAt(22, 20, 80, true)).toBe('start');
    expect(holdAt(60, 20, 80, true)).toBe('move');
    expect(holdAt(30, 20, 10, true)).toBe('move');
    expect(holdAt(100, 20, 80, false)).toBe('move');
  });

  it('finds its instant from its place', () => {
    const scale = { from: span.from, to: span.to, width: 400 };
    expect(snap(atOf(scale, xOf(scale, span.from + HOUR)))).toBe(span.from + HOUR);
  });

  it('moves by keys: a quarter, an hour, a day, and its end', async () => {
    const plot = plotOf(await show('2026-11-23', '2026-11-29'));
    const row = plot.rows[0];
    if (!row) throw new Error('no row');
    const moved = { plot: null, row, ...span, keys: true };
    const by = (key: string, shiftKey = false, ctrlKey = false) => {
      const next = afterKey(moved, { key, shiftKey, ctrlKey, metaKey: false }, plot.days);
      return next && [(next.from - span.from) / 60_000, (next.to - span.to) / 60_000];
    };
    expect(by('ArrowRight')).toEqual([15, 15]);
    expect(by('ArrowLeft', true)).toEqual([-60, -60]);
    expect(by('ArrowRight', false, true)).toEqual([1440, 1440]);
    expect(by(']')).toEqual([0, 15]);
    expect(by('{', true)).toEqual([0, -60]);
    expect(by('x')).toBeNull();
  });
});

describe('the freezes of a month', () => {
  it('keep their lane over a week, though another one ends beside them', async () => {
    const plot = plotOf(await show('2026-11-23', '2026-11-29'));
    const lanes = monthOf(plot).map((cell) =>
      cell.freezes.map((one) => one?.plot.band.reason ?? null),
    );
    const [thursday, friday, saturday] = lanes.slice(3);
    expect(thursday).toEqual(['DFSP onboarding']);
    expect(friday).toEqual(['DFSP onboarding', 'Month-end settlement freeze']);
    expect(saturday?.[1]).toBe('Month-end settlement freeze');
  });
});

describe('ten thousand windows', () => {
  const crowded = async () => {
    const view = await show('2026-11-23', '2026-11-29');
    const plot = plotOf(view);
    const entries = makeCrowd(10_000, view.rows, plot.from, plot.to);
    return plotOf({ ...view, entries });
  };

  it('never cover one another, and lose none', async () => {
    const plot = await crowded();
    const scale = { from: plot.from, to: plot.to, width: 900 };
    const laid = plot.rows.map((row) => layRow(row, scale, () => 'Planned'));
    const items = laid.map((row) => row.items.filter((item) => item.kind === 'entry'));
    expect(items.reduce((sum, row) => sum + row.length, 0)).toBe(10_000);
    for (const row of items) {
      const places = row.toSorted((a, b) => a.top - b.top || a.left - b.left);
      for (const [at, one] of places.entries()) {
        const before = places[at - 1];
        if (before?.top !== one.top) continue;
        expect(Math.min(one.left, one.textLeft)).toBeGreaterThanOrEqual(
          before.textLeft + before.textWidth,
        );
      }
    }
  });

  it('are placed in well under a frame for each row', async () => {
    const plot = await crowded();
    const scale = { from: plot.from, to: plot.to, width: 900 };
    const begun = performance.now();
    for (const row of plot.rows) layRow(row, scale, () => 'Planned');
    const each = (performance.now() - begun) / plot.rows.length;
    console.info(`placing 10,000 windows: ${each.toFixed(1)} ms a row`);
    // An order of magnitude above what it takes, so that only a change of its kind is caught.
    expect(each).toBeLessThan(250);
  });

  it('are counted into the days of a month once an answer', async () => {
    const plot = await crowded();
    const month = monthOf(plot);
    expect(month.reduce((sum, cell) => sum + cell.items.length, 0)).toBe(10_000);
    expect(monthOf(plot)).toBe(month);
  });
});
