import type {
  BoardCell,
  BoardEnvironment,
  BoardProduct,
  BoardProof,
  DifferenceShape,
  EnvironmentBoard,
  EnvironmentKind,
} from '@/bindings';
import type { Mark } from '@/components';

/** What the board leaves out. */
export type BoardFilter = 'all' | 'differs' | 'drift';

/** What is shown: which rows fit, which name is looked for, which products were folded or unfolded. */
export interface BoardView {
  filter: BoardFilter;
  text: string;
  turned: ReadonlySet<string>;
}

/** A row as it is drawn: a product, or one of its components. */
export interface BoardLine {
  key: string;
  name: string;
  cells: readonly BoardCell[];
  /** Of a product only. */
  band: {
    open: boolean;
    components: number;
    drift: readonly number[];
    proofs: readonly (BoardProof | null)[];
  } | null;
}

/** Kinds of drift that say that something is not as packaged; the others, that nobody knows or none should run. */
const COUNTS = ['ahead', 'behind', 'differs', 'missing', 'extra'];

/** Whether environments that were looked at run different versions. */
export function differs(cells: readonly BoardCell[]): boolean {
  const seen = new Set(cells.map((cell) => cell.version).filter((version) => version !== null));
  return seen.size > 1;
}

/** Whether something in the row is not as packaged. */
export function drifts(cells: readonly BoardCell[]): boolean {
  return cells.some((cell) => COUNTS.includes(cell.drift));
}

/** Whether rows are left out: then every product that has one that fits is open by itself. */
export function isNarrowed({ filter, text }: BoardView): boolean {
  return filter !== 'all' || text.trim() !== '';
}

/** How many components of a product are not as packaged, by environment. */
function driftOf(product: BoardProduct): number[] {
  return product.cells.map(
    (_, at) => product.components.filter((one) => drifts(one.cells.slice(at, at + 1))).length,
  );
}

/** The rows that the view lets through; a product stays while one of its components does. */
export function linesOf(board: EnvironmentBoard, view: BoardView): BoardLine[] {
  const { filter } = view;
  const words = view.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (cells: readonly BoardCell[], ...names: string[]) =>
    words.every((word) => names.some((name) => name.toLowerCase().includes(word))) &&
    (filter === 'all' || (filter === 'differs' ? differs(cells) : drifts(cells)));
  return board.products.flatMap((product, place) => {
    const components = product.components.filter((one) => fits(one.cells, one.name, product.name));
    const blank = product.cells.every((cell) => cell.version === null && cell.expected === null);
    if (components.length === 0 && (blank || !fits(product.cells, product.name))) return [];
    // The core is what is looked at first; the others are one line each until they are asked for.
    const open = (isNarrowed(view) || place === 0) !== view.turned.has(product.name);
    const band = {
      open,
      components: product.components.length,
      drift: driftOf(product),
      proofs: product.proofs,
    };
    return [
      { key: product.name, name: product.name, cells: product.cells, band },
      ...(open ? components : []).map((one) => ({
        key: `${product.name} ${one.name}`,
        name: one.name,
        cells: one.cells,
        band: null,
      })),
    ];
  });
}

/** The mark of a verdict. */
export function markOf(verdict: string): Mark {
  if (verdict === 'in_sync') return 'met';
  if (verdict === 'drifted') return 'drift';
  return verdict === 'stale' ? 'stale' : 'unknown';
}

/** How a drift is shown; what is only not known, or off here, is no drift. */
export const DRIFTS = {
  ahead: 'drift',
  behind: 'drift',
  differs: 'drift',
  missing: 'drift',
  extra: 'drift',
  unfinished: 'unknown',
  unknown: 'unknown',
  off: 'planned',
} as const;
export type DriftKind = keyof typeof DRIFTS;

export function isDrift(kind: string): kind is DriftKind {
  return kind in DRIFTS;
}

const KINDS = ['support', 'development', 'uat', 'staging', 'sandbox', 'production'] as const;

/** The hue of an environment; a kind of a newer core has that of none in particular. */
export function kindOf({ kind }: Pick<BoardEnvironment, 'kind'>): EnvironmentKind {
  return KINDS.find((one) => one === kind) ?? 'other';
}

/** How what is proven is marked. */
export const PROOFS = {
  proven: 'proven',
  failed: 'failed',
  none: 'planned',
  validating: 'validating',
} as const;

/** A release without the name of its product, where that is one of the board's. */
export function shortRelease(title: string, products: readonly Pick<BoardProduct, 'name'>[]) {
  const product = products.find((one) => title.startsWith(`${one.name} `));
  return product ? title.slice(product.name.length + 1) : title;
}

/** The two that are compared when one is chosen: itself, and what its releases come from. */
export function pairOf(
  environment: BoardEnvironment,
  ladder: readonly BoardEnvironment[],
): { from: string; to: string } {
  const at = ladder.indexOf(environment);
  const before = environment.feeds_from ?? ladder[at === 0 ? 1 : at - 1]?.code;
  return { from: environment.code, to: before ?? environment.code };
}

const FACTS = [
  'kubernetes',
  'mysql',
  'kafka',
  'redis',
  'mongodb',
  'api_gateway',
  'dmz',
  'security_zones',
] as const;

/** A fact of the infrastructure by its slug; undefined for one of a newer core. */
export function factOf(slug: string) {
  return FACTS.find((one) => one === slug);
}

export interface Counts {
  up: number;
  fresh: number;
  down: number;
  same: number;
  other: number;
}

/** How many components change in which way. */
export function countsOf(components: readonly DifferenceShape[]): Counts {
  const of = (change: string) => components.filter((one) => one.change === change).length;
  const [up, fresh, down, same] = [of('upgraded'), of('new'), of('downgraded'), of('unchanged')];
  return { up, fresh, down, same, other: components.length - up - fresh - down - same };
}
