import { expect, it } from 'vitest';
import { secondHours } from './second';

const at = (time: string) => Date.parse(time);

it.each([
  // As long as the day lasts there, the day is named once.
  ['2026-11-23T08:00:00Z', '2026-11-23T12:00:00Z', 'Mon 23 Nov, 11:00 – 15:00 UTC+3'],
  ['2026-11-23T20:00:00Z', '2026-11-24T00:00:00Z', 'Mon 23 Nov, 23:00 – Tue 03:00 UTC+3'],
  ['2026-12-15T00:00:00Z', '2027-01-05T00:00:00Z', 'Tue 15 Dec, 03:00 – Tue 5 Jan, 03:00 UTC+3'],
])('reads %s – %s on the clock of Nairobi as %s', (from, to, words) => {
  expect(secondHours(at(from), at(to), 'Africa/Nairobi')).toBe(words);
});

it('says both offsets where the clock of that zone changes within the window', () => {
  const [from, to] = [at('2026-10-24T22:00:00Z'), at('2026-10-25T03:00:00Z')];
  expect(secondHours(from, to, 'Europe/Paris')).toBe('Sun 25 Oct, 00:00 UTC+2 – 04:00 UTC+1');
});

it('writes an offset west of Greenwich, and September, as the host does', () => {
  const [from, to] = [at('2026-09-01T22:00:00Z'), at('2026-09-02T00:00:00Z')];
  expect(secondHours(from, to, 'America/New_York')).toBe('Tue 1 Sep, 18:00 – 20:00 UTC−4');
});
