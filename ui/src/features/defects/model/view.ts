import type { ListDefects } from '@/bindings';

/** What a list shows: which defects, in which order, with which columns. */
export interface View {
  filters: Partial<Record<Filter, string>>;
  sort: string;
  columns: readonly Column[];
}

export const FILTERS = [
  'status',
  'severity',
  'priority',
  'release',
  'component',
  'owner',
  'desk',
  'decided',
] as const;
export type Filter = (typeof FILTERS)[number];

export const COLUMNS = [
  'number',
  'title',
  'severity',
  'priority',
  'component',
  'status',
  'decided',
  'release',
  'owner',
  'sla',
  'reported',
  'ticket',
  'reporter',
  'environment',
  'urgency',
  'impact',
] as const;
export type Column = (typeof COLUMNS)[number];

export const USUAL: readonly Column[] = [
  'number',
  'title',
  'severity',
  'priority',
  'component',
  'status',
  'release',
  'owner',
  'reported',
];

/** The views that are always there. */
export const FIXED = {
  all: '',
  open: 'status=open',
  accepted: 'decided=accepted',
  snoozed: 'decided=snoozed',
  declined: 'decided=declined',
  duplicates: 'decided=duplicate',
} as const;
export type FixedView = keyof typeof FIXED;

const WORD = /(\w+)=(?:"([^"]*)"|(\S*))/g;
const isOf = <T extends string>(all: readonly T[], one: string): one is T =>
  (all as readonly string[]).includes(one);

/** Reads a view from its text; what it does not know is left out. */
export function parseView(text: string): View {
  const view: View = { filters: {}, sort: '', columns: USUAL };
  for (const [, name = '', quoted, plain = ''] of text.matchAll(WORD)) {
    const value = quoted ?? plain;
    if (name === 'sort') view.sort = value;
    else if (name === 'columns') {
      const columns = value.split(',').filter((one) => isOf(COLUMNS, one));
      if (columns.length > 0) view.columns = columns;
    } else if (isOf(FILTERS, name)) view.filters[name] = value;
  }
  return view;
}

/** A view as text, such as `status=open sort=-reported columns=number,title`. */
export function viewText({ filters, sort, columns }: View): string {
  const word = (name: string, value: string) =>
    `${name}=${/[\s"]/.test(value) || value === '' ? `"${value.replaceAll('"', '')}"` : value}`;
  const words = FILTERS.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [word(name, value)];
  });
  if (sort) words.push(word('sort', sort));
  if (columns.join() !== USUAL.join()) words.push(word('columns', columns.join(',')));
  return words.join(' ');
}

/** What is asked of the host for a view. */
export function askOf({ filters, sort }: View, query: string): ListDefects {
  return {
    ...filters,
    ...(sort ? { sort } : {}),
    ...(query.trim() ? { query: query.trim() } : {}),
  };
}
