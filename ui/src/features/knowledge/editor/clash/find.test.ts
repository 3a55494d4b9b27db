import { describe, expect, it } from 'vitest';
import { chosen, clashesOf } from './find';

const TEXT = `# When

<<<<<<< my draft
It stopped, says Ana.
======= or
It stopped, says Chidi.
>>>>>>> version 2
Then wait.
<<<<<<< my draft
======= or
Look.
>>>>>>> version 2
`;

describe('places where both changed the same lines', () => {
  it('are found with what each says', () => {
    const [first, second] = clashesOf(TEXT);
    expect(first).toMatchObject({ line: 3, version: 2 });
    expect([first?.mine, first?.theirs]).toEqual([
      'It stopped, says Ana.\n',
      'It stopped, says Chidi.\n',
    ]);
    expect([second?.line, second?.mine, second?.theirs]).toEqual([9, '', 'Look.\n']);
  });

  it.each([
    ['mine', 'It stopped, says Ana.\n'],
    ['theirs', 'It stopped, says Chidi.\n'],
    ['both', 'It stopped, says Ana.\nIt stopped, says Chidi.\n'],
  ] as const)('give way to %s, and the lines around them stay', (stays, lines) => {
    const [first] = clashesOf(TEXT);
    if (!first) throw new Error('There is none.');
    const after = TEXT.slice(0, first.from) + chosen(first, stays) + TEXT.slice(first.to);
    expect(after).toContain(`# When\n\n${lines}Then wait.\n`);
    expect(clashesOf(after)).toHaveLength(1);
  });

  it.each([
    '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n',
    'Heading\n=======\n',
    '<<<<<<< my draft\na\n',
    '<<<<<<< my draft\n>>>>>>> version 2\n',
  ])('are not seen in %j', (text) => {
    expect(clashesOf(text)).toEqual([]);
  });

  it('may be the end of the text, without a line end', () => {
    const text = '<<<<<<< my draft\na\n======= or\nb\n>>>>>>> version 3';
    expect(clashesOf(text)[0]).toMatchObject({ from: 0, to: text.length, theirs: 'b\n' });
  });
});
