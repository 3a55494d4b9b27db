import { describe, expect, it } from 'vitest';
import { markedParts } from './Marked';

describe('marking what was typed', () => {
  it.each([
    ['Mojaloop 17.1.0 r1', '17.1', ['Mojaloop ', '*17.1', '.0 r1']],
    ['Mojaloop 17.1.0 r1', 'r1 moja', ['*Moja', 'loop 17.1.0 ', '*r1']],
    ['central-ledger', '', ['central-ledger']],
    ['aaa', 'a', ['*a', '*a', '*a']],
    ['', 'a', []],
  ])('cuts %j by %j', (text, query, expected) => {
    const parts = markedParts(text, query);
    expect(parts.map((one) => (one.hit ? `*${one.part}` : one.part))).toEqual(expected);
    expect(parts.map((one) => one.part).join('')).toBe(text);
  });
});
