import { type Block, blocksOf, boundsOf, FIELDS, type Field, type Front, fieldOf } from './read';

/** A change of the text, as the editor takes it. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

const YAML_WORDS = ['true', 'false', 'null', 'yes', 'no', 'on', 'off'];

/** A value as front matter holds it: in quotation marks wherever a reader could take it for
 * something else. The core's rule, so that a document it writes again stays as it is. */
export function quoted(value: string, inList: boolean): string {
  const line = value.replace(/\p{Cc}/gu, ' ').trim();
  const plain =
    /^\p{Alphabetic}/u.test(line) &&
    !/: | #|:$|["'\\]/.test(line) &&
    !(inList && /[,[\]{}]/.test(line)) &&
    !YAML_WORDS.includes(line);
  return plain ? line : `"${line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function lineFor(field: Field, value: string | readonly string[]): string {
  if (typeof value === 'string') return value.trim() ? `${field}: ${quoted(value, false)}\n` : '';
  const items = value.filter((item) => item.trim()).map((item) => quoted(item, true));
  return items.length > 0 ? `${field}: [${items.join(', ')}]\n` : '';
}

/** What takes a block's value away; remarks and empty lines in it stay. */
function without(block: Block): Change[] {
  return block.lines
    .filter((line, at) => at === 0 || !/^\s*(#|$)/.test(line.text))
    .map((line) => ({ from: line.from, to: line.next, insert: '' }));
}

/** Where a field that is not there yet belongs: behind those that come before it. */
function placeFor(field: Field, blocks: readonly Block[], start: number): number {
  const before = FIELDS.slice(0, FIELDS.indexOf(field));
  const last = blocks.findLast((block) => {
    const of = fieldOf(block.key);
    return of !== undefined && (before as readonly Field[]).includes(of);
  });
  return last?.lines.at(-1)?.next ?? start;
}

/** What sets one field in a document. Every other line stays as it stands. */
export function changeFront<F extends Field>(text: string, field: F, value: Front[F]): Change[] {
  const line = lineFor(field, value);
  const bounds = boundsOf(text);
  if (!bounds) {
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    return line ? [{ from: at, to: at, insert: `---\n${line}---\n` }] : [];
  }
  const blocks = blocksOf(text, bounds);
  const mine = blocks.filter((block) => fieldOf(block.key) === field);
  const changes = mine.flatMap(without);
  const last = mine.at(-1)?.lines[0];
  if (last) {
    const own = changes.find((change) => change.from === last.from);
    if (own) own.insert = line;
  } else if (line) {
    const at = placeFor(field, blocks, bounds.start);
    changes.push({ from: at, to: at, insert: line });
  }
  return changes;
}

/** A text with changes made, which are in its order and do not overlap. */
export function applied(text: string, changes: readonly Change[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, insert } of changes) {
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}
