import { describe, expect, it } from 'vitest';
import { wallOf } from '@/i18n/format';
import { hub } from '@/platform/fixture/house';
import { everyWeek } from '../charts/weeks';
import { MATRIX } from '../fixture/desks';
import { momentWords } from '../parts/moment';
import { priorityOf } from './matrix';
import { slips } from './slip';
import { snoozesOf } from './snooze';
import { FIXED, parseView, USUAL, viewText } from './view';
import { PAGE, pagesOf, placeOf, shownAt } from './window';

describe('which pages of a long list are read', () => {
  it.each([
    [0, 30, 0, [0]],
    [90, 110, 95, [0, 1]],
    [99_950, 99_999, 99_999, [999]],
    [5_000, 5_030, 12, [0, 50]],
  ])('rows %i to %i with %i in front', (first, last, front, pages) => {
    expect(pagesOf(first, last, front)).toEqual(pages);
  });

  it('finds each shown row at its place, and back, whatever is left out', () => {
    for (const hidden of [[], [0], [3, 4, 5], [PAGE - 1, PAGE, 7, 2]]) {
      const left = Array.from({ length: 300 }, (_, at) => at).filter((at) => !hidden.includes(at));
      left.forEach((place, shown) => {
        expect(placeOf(shown, hidden)).toBe(place);
        expect(shownAt(place, hidden)).toBe(shown);
      });
    }
  });
});

describe('a view as text', () => {
  it.each([
    'status=open severity=S2 sort=-reported columns=number,title,sla',
    'owner="Grace Nakato" sort=priority',
    'release=""',
    ...Object.values(FIXED),
  ])('comes back as it was: %s', (text) => {
    expect(viewText(parseView(text))).toBe(text);
  });

  it('leaves out what it does not know', () => {
    const view = parseView('status=open colour=red columns=number,shape <b>title</b> sort=');
    expect(view.filters).toEqual({ status: 'open' });
    expect(view.columns).toEqual(['number']);
    expect(view.sort).toBe('');
    expect(parseView('columns=shape').columns).toEqual(USUAL);
  });
});

describe('the matrix', () => {
  it.each([
    ['4', '5', 'P1'],
    ['5', '1', 'P3'],
    ['1', '1', 'P4'],
    ['', '5', ''],
    ['4', '', ''],
  ])('urgency %s and impact %s are %s', (urgency, impact, priority) => {
    expect(priorityOf(MATRIX, urgency, impact)).toBe(priority);
  });
});

describe('putting off', () => {
  it('is counted on the hub’s wall clock, and passes over days without work', () => {
    expect(wallOf('2026-11-23T23:30:00Z', 'Africa/Lagos')).toBe('2026-11-24T00:30');
    expect(snoozesOf('2026-11-23T15:42:00Z', hub)).toEqual([
      { id: 'hour', until: '2026-11-23T17:42' },
      { id: 'tomorrow', until: '2026-11-24T08:00' },
      { id: 'week', until: '2026-11-30T08:00' },
    ]);
    // The day after is Christmas, then the weekend.
    expect(snoozesOf('2026-12-24T10:00:00Z', hub)[1]?.until).toBe('2026-12-28T08:00');
  });

  it('does not fail on a moment that is none', () => {
    expect(wallOf('whenever', 'UTC')).toBe('');
  });
});

describe('the weeks of a chart', () => {
  it('have no gap, over the new year and for days that are none', () => {
    expect(everyWeek(['2026-12-21', '2027-01-11', '2026-12-21'])).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
      '2027-01-11',
    ]);
    expect(everyWeek([])).toEqual([]);
    expect(everyWeek(['2026-12-21', 'some day'])).toEqual(['2026-12-21', 'some day']);
    expect(everyWeek(['0001-01-01', '2026-12-21'])).toHaveLength(2);
  });
});

describe('a slip', () => {
  const releases = ['17.10.0', '17.2.0', '17.1.0'].map((value) => ({ value }));
  it.each([
    ['17.2.0', 'planned', '17.10.0', true],
    ['17.2.0', 'in_notes', '17.10.0', true],
    ['17.2.0', 'candidate', '17.10.0', false],
    ['17.2.0', 'planned', '17.1.0', false],
    ['17.2.0', 'planned', '17.2.0', false],
    ['17.2.0', 'planned', '', false],
    ['', '', '17.10.0', false],
  ])('from %s, %s, to %s: %s', (release, stage, to, slip) => {
    expect(slips({ release, stage }, to, releases)).toBe(slip);
  });
});

describe('a moment in few words', () => {
  const now = { at: '2026-11-23T15:42:00Z', label: 'Mon 23 Nov 2026, 16:42 WAT (UTC+1)' };
  it.each([
    ['Mon 23 Nov 2026, 15:20 WAT (UTC+1)', 'today, 15:20 WAT'],
    ['Fri 20 Nov 2026, 11:10 WAT (UTC+1)', 'Fri 20 Nov, 11:10 WAT'],
    ['Wed 31 Dec 2025, 11:10 WAT (UTC+1)', 'Wed 31 Dec 2025, 11:10 WAT'],
    ['some day', 'some day'],
  ])('%s', (label, words) => {
    expect(momentWords({ at: '', label }, now, 'today')).toBe(words);
  });
});
