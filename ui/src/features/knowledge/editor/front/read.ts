/*
 * Front matter, read by the core's rules (domain/article/document.rs): a block between two lines of
 * `---` at the start, `key: value` a line, a list as `[a, b]` or as lines that begin with `- `. Here
 * it also says where each line stands, so that a field is changed in the text and nothing else is.
 */

/** What the front matter says. */
export interface Front {
  title: string;
  kind: string;
  audience: string;
  products: string[];
  components: string[];
  from: string;
  to: string;
  environments: string[];
  tags: string[];
}
export type Field = keyof Front;

/** In the order in which the core writes them. */
export const FIELDS = [
  'title',
  'kind',
  'audience',
  'products',
  'components',
  'from',
  'to',
  'environments',
  'tags',
] as const satisfies readonly Field[];

export const KINDS = [
  'change',
  'workaround',
  'known_error',
  'resolution',
  'runbook_note',
  'architecture',
  'how_to',
  'handover',
] as const;
export type ArticleKind = (typeof KINDS)[number];

export const AUDIENCES = ['internal', 'participants', 'everyone'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Keys that mean the same as a field's own. */
const ALSO: Record<string, Field> = {
  product: 'products',
  component: 'components',
  environment: 'environments',
  tag: 'tags',
};
/** A kind by its title, where that is not its slug. */
const TITLED: Record<string, ArticleKind> = { runbook: 'runbook_note' };

export interface Line {
  text: string;
  /** Where it begins, and where the next one does. */
  from: number;
  next: number;
}

/** A key with the lines it holds; lines before the first key have an empty one. */
export interface Block {
  key: string;
  lines: Line[];
}

/** Where front matter stands: its first line, its closing fence, and the text below. */
export interface Bounds {
  start: number;
  end: number;
  body: number;
}

/** One line after the other: front matter is read with each key, and the text below it may be long. */
function* linesOf(text: string, from: number): Generator<Line> {
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    yield { text: text.slice(at, end < 0 ? next : end).replace(/\r$/, ''), from: at, next };
    at = next;
  }
}

/** Where the front matter is; null where there is none. */
export function boundsOf(text: string): Bounds | null {
  const open = /^\uFEFF?---\r?\n/.exec(text);
  if (!open) return null;
  const start = open[0].length;
  for (const line of linesOf(text, start))
    if (line.text.trimEnd() === '---') return { start, end: line.from, body: line.next };
  return null;
}

/** The keys of front matter, each with its lines. */
export function blocksOf(text: string, bounds: Bounds): Block[] {
  const blocks: Block[] = [];
  for (const line of linesOf(text.slice(0, bounds.end), bounds.start)) {
    const key = /^([A-Za-z0-9_.-]+):(?=[ \t\r]|$)/.exec(line.text)?.[1]?.toLowerCase();
    const last = blocks.at(-1);
    if (key !== undefined || !last) blocks.push({ key: key ?? '', lines: [line] });
    else last.lines.push(line);
  }
  return blocks;
}

/** The field a key stands for; undefined when it is not ours. */
export function fieldOf(key: string): Field | undefined {
  return FIELDS.find((field) => field === key) ?? ALSO[key];
}

function afterColon(block: Block): string {
  const first = block.lines[0]?.text ?? '';
  return first.slice(first.indexOf(':') + 1).trim();
}

/** A value without its quotation marks. */
function bare(value: string): string {
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"'))
    return value.slice(1, -1).replace(/\\(.?)/gs, '$1');
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'"))
    return value.slice(1, -1).replaceAll("''", "'");
  return value;
}

function scalarOf(block: Block): string {
  const own = afterColon(block);
  if (own && !['|', '>', '|-', '>-'].includes(own)) return bare(own);
  const below = block.lines.slice(1).map((line) => line.text.trim());
  return below.join(' ').trim();
}

/** The items between brackets; a comma inside quotation marks does not part. */
function partsOf(inside: string): string[] {
  const items: string[] = [];
  let item = '';
  let quote = '';
  let escaped = false;
  for (const c of inside) {
    if (escaped) escaped = false;
    else if (quote === '"' && c === '\\') escaped = true;
    else if (quote) quote = c === quote ? '' : quote;
    else if ((c === '"' || c === "'") && !item.trim()) quote = c;
    else if (c === ',') {
      items.push(item);
      item = '';
      continue;
    }
    item += c;
  }
  return [...items, item].map((one) => bare(one.trim()));
}

function listOf(block: Block): string[] {
  const own = afterColon(block);
  const inside = /^\[(.*)\]$/s.exec(own)?.[1];
  const below = () =>
    block.lines
      .slice(1)
      .map((line) => line.text.trim())
      .filter((line) => line.startsWith('-'))
      .map((line) => bare(line.slice(1).trim()));
  const items = inside !== undefined ? partsOf(inside) : own ? [bare(own)] : below();
  return items.filter((item) => item !== '');
}

const wordOf = (text: string) => text.trim().toLowerCase().replace(/[- ]/g, '_');

function take(front: Front, field: Field, block: Block) {
  switch (field) {
    case 'products':
    case 'components':
    case 'environments':
    case 'tags':
      front[field] = listOf(block);
      return;
    case 'kind': {
      const word = wordOf(scalarOf(block));
      front.kind = KINDS.find((kind) => kind === word) ?? TITLED[word] ?? front.kind;
      return;
    }
    case 'audience': {
      const word = wordOf(scalarOf(block));
      front.audience = AUDIENCES.find((audience) => audience === word) ?? front.audience;
      return;
    }
    case 'title':
      front.title = scalarOf(block) || front.title;
      return;
    default:
      front[field] = scalarOf(block);
  }
}

/** Reads the front matter of a document; what it does not say is empty. */
export function readFront(text: string): Front {
  const front: Front = {
    title: '',
    kind: '',
    audience: '',
    products: [],
    components: [],
    from: '',
    to: '',
    environments: [],
    tags: [],
  };
  const bounds = boundsOf(text);
  for (const block of bounds ? blocksOf(text, bounds) : []) {
    const field = fieldOf(block.key);
    if (field) take(front, field, block);
  }
  return front;
}
