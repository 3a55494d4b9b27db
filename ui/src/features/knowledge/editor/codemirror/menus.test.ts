import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { describe, expect, it, vi } from 'vitest';
import type { ReleaseSummary } from '@/bindings';
import { nameOf } from '../useTargets';
import { freeName, linkTo, plainName } from './files';
import { linkMenu, openLink, type Targets } from './links';
import { SLASHES, slashMenu } from './slash';

/** An editor with the cursor where `^` stands. */
function at(text: string) {
  const anchor = text.indexOf('^');
  const state = EditorState.create({ doc: text.replace('^', ''), selection: { anchor } });
  return { view: new EditorView({ state }), context: new CompletionContext(state, anchor, false) };
}

function choose(view: EditorView, result: CompletionResult | null, label: string) {
  const option = result?.options.find((one) => one.label === label);
  if (!result || typeof option?.apply !== 'function') throw new Error(`No ${label}.`);
  option.apply(view, option, result.from, view.state.selection.main.head);
  const { doc, selection } = view.state;
  const { head } = selection.main;
  return `${doc.sliceString(0, head)}^${doc.sliceString(head)}`;
}

describe('the menu of /', () => {
  const pick = vi.fn();
  const menu = slashMenu((slash) => slash, pick);

  it.each(['/^', '  /he^', '- /^', 'text\n/tab^\nmore'])(
    'opens at the start of a line: %j',
    (text) => {
      expect(menu(at(text).context)?.options).toHaveLength(SLASHES.length);
    },
  );
  it.each(['and/or^', 'https://^', '/a b^', 'x /^'])('stays shut elsewhere: %j', (text) => {
    expect(menu(at(text).context)).toBeNull();
  });

  it.each([
    ['heading', '## ^'],
    ['tasks', '- [ ] ^'],
    ['code', '```\n^\n```\n'],
    ['tip', '::: tip\n^\n:::\n'],
    ['release', '[[release ^'],
    [
      'table',
      '| ^    |     |     |\n| --- | --- | --- |\n|     |     |     |\n|     |     |     |\n',
    ],
    ['image', '^'],
  ])('puts %s in place of what was typed', (word, text) => {
    const { view, context } = at('Before\n/he^');
    expect(choose(view, menu(context), word)).toBe(`Before\n${text}`);
    expect(pick).toHaveBeenCalledTimes(word === 'image' ? 1 : 0);
    pick.mockClear();
  });
});

describe('the menu of [[', () => {
  const target = (name: string) => ({ target: name, title: name.toUpperCase(), detail: '' });
  const targets = {
    articles: vi.fn(async () => [target('how-to/add-a-dfsp')]),
    releases: vi.fn(async () => [target('release 15.1.0')]),
    defects: vi.fn(async () => [target('defect 12')]),
  } satisfies Targets;

  it.each([
    ['[[', ''],
    ['see [[add a', 'add a'],
    ['[[a]] and [[b', 'b'],
    ['[[a]]', null],
    ['[a', null],
    ['[[a|shown', null],
  ])('in %s asks for %j', (before, typed) => {
    expect(openLink(before)).toBe(typed);
  });

  it.each([
    ['See [[dfs^', 'how-to/add-a-dfsp', 'See [[how-to/add-a-dfsp]]^'],
    ['See [[dfs^]] now', 'how-to/add-a-dfsp', 'See [[how-to/add-a-dfsp]]^ now'],
    ['[[release 15^', 'release 15.1.0', '[[release 15.1.0]]^'],
    ['[[Defect ^', 'defect 12', '[[defect 12]]^'],
  ])('completes %s', async (text, label, whole) => {
    const { view, context } = at(text);
    expect(choose(view, await linkMenu(targets)(context), label)).toBe(whole);
  });

  it('asks the core by what was typed', () => {
    expect(targets.articles).toHaveBeenCalledWith('dfs');
    expect(targets.releases).toHaveBeenCalledWith('15');
    expect(targets.defects).toHaveBeenCalledWith('');
  });

  it('names a release as short as the core finds it', () => {
    const release = (product: string, version: string, revision: number) =>
      ({
        product,
        version,
        revision,
        title: `${product} ${version} r${revision}`,
      }) as ReleaseSummary;
    const all = [
      release('Mojaloop', '17.1.0', 1),
      release('Mojaloop', '17.1.0', 0),
      release('Mojaloop', '17.0.4', 0),
      release('Portal', '17.0.4', 0),
    ];
    expect(all.map((one) => nameOf(one, all))).toEqual([
      '17.1.0',
      '17.1.0 r0',
      'Mojaloop 17.0.4 r0',
      'Portal 17.0.4 r0',
    ]);
  });

  it('offers nothing when that cannot be asked', async () => {
    const failing = { ...targets, articles: () => Promise.reject(new Error('gone')) };
    expect((await linkMenu(failing)(at('[[x^').context))?.options).toEqual([]);
  });
});

describe('a file beside an article', () => {
  it.each([
    ['image.png', 'image.png'],
    ['Screenshot from 2026-11-23 16-42.PNG', 'Screenshot-from-2026-11-23-16-42.png'],
    ['a/b\\c (1).log', 'a-b-c-1.log'],
    ['résumé.pdf', 'résumé.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['[x](y).svg', 'x-y.svg'],
  ])('%j is called %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it('takes no other file’s place', () => {
    expect(freeName('image.png', new Set(['image.png', 'image-2.png']))).toBe('image-3.png');
    expect(freeName('notes', new Set(['notes']))).toBe('notes-2');
  });

  it('is shown when it is a picture and linked when it is not', () => {
    expect(linkTo('a.png')).toBe('![a.png](a.png)');
    expect(linkTo('a.log')).toBe('[a.log](a.log)');
  });
});
