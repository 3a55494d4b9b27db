import { describe, expect, it } from 'vitest';
import type { Named } from '@/bindings';
import table from '../../../tests/fixtures/find-names.json';
import { findNames, meansVersions, readNames } from './find-names';

const names: Named[] = table.names.map((one) => ({ ...one, detail: '', state: '', path: '' }));
const book = readNames(names);

describe('what has a name', () => {
  // The host is held to the same table by its own tests.
  it.each(table.cases)('is found by “$query”', ({ query, found, most = 6 }) => {
    expect(findNames(book, query, most).map((one) => one.title)).toEqual(found);
  });
});

describe('versions of a chart', () => {
  it.each([
    ['account-lookup 1', true],
    ['account-lookup v1.2', true],
    ['Account-Lookup 17', true],
    ['account-lookup', false],
    ['account-lookup x', false],
    ['account 1', false],
    ['17', false],
    ['', false],
  ])('are meant by “%s”: %s', (query, means) => {
    expect(meansVersions(book, query)).toBe(means);
  });

  it('are those of Mojaloop without a name, where it is there', () => {
    const mojaloop = {
      kind: 'chart',
      title: 'mojaloop',
      also: '',
      detail: '',
      state: '',
      path: '',
    };
    expect(meansVersions(readNames([mojaloop]), '17')).toBe(true);
  });
});
