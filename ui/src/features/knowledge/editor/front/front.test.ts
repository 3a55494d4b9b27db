import { describe, expect, it } from 'vitest';
import { applied, changeFront, quoted } from './change';
import { boundsOf, FIELDS, type Field, type Front, readFront } from './read';

const BODY = '\n## Steps\n\ntitle: not front matter\n---\n1. Begin.\n';

/** Documents as people and other tools write them, by what is odd about each. */
const DOCUMENTS: [name: string, text: string][] = [
  ['as the core writes it', `---\ntitle: Read positions\nkind: how_to\ntags: [a, b]\n---\n${BODY}`],
  ['without front matter', `# Read positions\n${BODY}`],
  ['empty', ''],
  ['with empty front matter', `---\n---\n${BODY}`],
  [
    'with keys of other tools',
    `---\nlayout: page\ntitle: "A: b"\nsidebar_position: 3\n---\n${BODY}`,
  ],
  [
    'with lists as lines',
    `---\ntags:\n- a\n  - "b, c"\nproducts:\n  - Mojaloop\n# why\n---\n${BODY}`,
  ],
  ['with other names of keys', `---\nTag: one\nproduct: 'Mojaloop'\ncomponent: [x]\n---\n${BODY}`],
  ['with a key twice', `---\ntags: [a]\ntitle: First\ntags: [b]\ntitle: Second\n---\n${BODY}`],
  [
    'with remarks and empty lines',
    `---\n# of us\n\ntitle: T\n\n# more\nfrom: 17.1.0\n---\n${BODY}`,
  ],
  ['with a title in lines', `---\ntitle: >\n  Read the\n  positions\nkind: runbook\n---\n${BODY}`],
  ['with a kind nobody knows', `---\nkind: poem\naudience: Everyone\n---\n${BODY}`],
  ['with ends of lines of DOS', '---\r\ntitle: T\r\nother: x\r\n---\r\nText\r\n'],
  ['with a mark of byte order', `\uFEFF---\ntitle: T\n---\n${BODY}`],
  ['with a fence that never closes', `---\ntitle: T\n\nText\n`],
];

const VALUES: { [F in Field]: Front[F][] } = {
  title: ['Plain', 'A: b', '"quoted" \\ and \'', '17.1', 'yes', 'trailing:', '', 'É, [x] #y'],
  kind: ['workaround', 'runbook_note', ''],
  audience: ['internal', 'participants', ''],
  products: [['Mojaloop'], [], ['A, b', 'c']],
  components: [['central-ledger', 'ml-api-adapter'], []],
  from: ['17.1.0', 'v17', ''],
  to: ['17.2.0', ''],
  environments: [['UAT', 'PRD'], []],
  tags: [['a'], [], ['one two', '#3', "it's", 'x: y', 'true']],
};

const CASES = DOCUMENTS.flatMap(([name, text]) =>
  FIELDS.flatMap((field) => VALUES[field].map((value) => ({ name, text, field, value }))),
);

/** Lines that are no value of ours: what must be there afterwards, in this order. */
function others(text: string): string[] {
  const bounds = boundsOf(text);
  if (!bounds) return [];
  const lines = text.slice(bounds.start, bounds.end).split('\n');
  return lines.filter((line) => /^\s*#|^(layout|sidebar_position|other):/.test(line));
}

const bodyOf = (text: string) => text.slice(boundsOf(text)?.body ?? 0).replace(/^\uFEFF/, '');

describe('setting a fact in the text', () => {
  it.each(CASES)('$field of a document $name to $value', ({ text, field, value }) => {
    const before = readFront(text);
    const next = applied(text, changeFront(text, field, value));
    const after = readFront(next);
    expect(after[field]).toEqual(value);
    for (const other of FIELDS.filter((one) => one !== field))
      expect([other, after[other]]).toEqual([other, before[other]]);
    expect(others(next)).toEqual(others(text));
    expect(bodyOf(next)).toBe(bodyOf(text));
    // Said once more it changes nothing: no field grows, and none moves.
    expect(applied(next, changeFront(next, field, value))).toBe(next);
  });

  it('keeps the order in which the core writes', () => {
    const text = '---\ntitle: T\ntags: [a]\n---\n';
    const next = applied(text, changeFront(text, 'from', '17.1.0'));
    expect(next).toBe('---\ntitle: T\nfrom: "17.1.0"\ntags: [a]\n---\n');
  });

  it('puts the first fact of all above the text', () => {
    const text = 'Text\n';
    expect(applied(text, changeFront(text, 'kind', 'how_to'))).toBe(
      '---\nkind: how_to\n---\nText\n',
    );
    expect(changeFront(text, 'kind', '')).toEqual([]);
  });
});

describe('a value in front matter', () => {
  it.each([
    ['plain words', false, 'plain words'],
    ['Ünïcode', false, 'Ünïcode'],
    ['17.1.0', false, '"17.1.0"'],
    ['a: b', false, '"a: b"'],
    ['a:b', false, 'a:b'],
    ['a #b', false, '"a #b"'],
    ['a, b', false, 'a, b'],
    ['a, b', true, '"a, b"'],
    ['say "so"', false, '"say \\"so\\""'],
    ['no', true, '"no"'],
    ['two\nlines', false, 'two lines'],
  ])('%s, in a list: %s', (value, inList, written) => {
    expect(quoted(value, inList)).toBe(written);
  });
});

describe('reading front matter', () => {
  it.each([
    ["tags: [a, \"b, c\", 'd''e']", ['a', 'b, c', "d'e"]],
    ['tags: a', ['a']],
    ['tags: []', []],
    ['tags:\n  - a\n\n  -   "b"', ['a', 'b']],
    ['TAGS: [x]', ['x']],
    ['tags:x', []],
    ['tags: ["a\\"]", b]', ['a"]', 'b']],
  ])('%s', (line, tags) => {
    expect(readFront(`---\n${line}\n---\n`).tags).toEqual(tags);
  });
});
