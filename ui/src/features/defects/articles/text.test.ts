import { describe, expect, it } from 'vitest';
import { bodyOf, partsOf } from './text';
import { isKnownError, ordered } from './useFits';

describe('the text of an article', () => {
  it.each([
    ['---\ntitle: A\nkind: how_to\n---\n\n## Steps\n\nBegin.\n', '## Steps\n\nBegin.'],
    ['---\r\ntitle: A\r\n---\r\nText\r\nmore\r\n', 'Text\nmore'],
    ['---\n---\nText', 'Text'],
    ['\uFEFF---\ntitle: A\n---\nText', 'Text'],
    ['Text\n\n---\n\nmore', 'Text\n\n---\n\nmore'],
    ['---\nnever closed\n', '---\nnever closed'],
    ['', ''],
  ])('%j is read as %j', (text, body) => {
    expect(bodyOf(text)).toBe(body);
  });

  it('is parted at its headings, each with what stands below it', () => {
    const body =
      '# All\n\n## Symptom\n\nIt stops.\n\n### More\n\nOften.\n\n## Cause\n\n## Way ##\n\n1. Go';
    expect(partsOf(body)).toEqual([
      { title: 'All', text: body.slice('# All\n\n'.length) },
      { title: 'Symptom', text: 'It stops.\n\n### More\n\nOften.' },
      { title: 'More', text: 'Often.' },
      { title: 'Way', text: '1. Go' },
    ]);
  });

  it('takes no remark in code for a heading', () => {
    const body = '## Steps\n\n````sh\n```\n# not one\n````\n\n#not one either\n\n## Until\n\nThen.';
    expect(partsOf(body).map((part) => part.title)).toEqual(['Steps', 'Until']);
  });

  it('of a known error stands first, the others as they were found', () => {
    const kinds = ['how_to', 'known_error', 'change', 'known_error'];
    const rest = {
      title: '',
      path: '',
      snippet: '',
      score: 1,
      exact: true,
      state: '',
      stale: false,
    };
    const hits = kinds.map((kind, at) => ({ kind, id: `${at}`, ...rest }));
    expect(ordered(hits).map((hit) => hit.id)).toEqual(['1', '3', '0', '2']);
    expect(hits.filter(isKnownError)).toHaveLength(2);
  });
});
