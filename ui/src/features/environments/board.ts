import type { BoardCell, EnvironmentBoard } from '@/bindings';
import type { Mark } from '@/components';

/** What the board leaves out. */
export type BoardFilter = 'all' | 'differs' | 'drift';

/** A row as it is drawn: a product, or one of its components. */
export interface BoardLine {
  key: string;
  name: string;
  product: boolean;
  cells: readonly BoardCell[];
}

/** Kinds of drift that say that something is not as packaged; the others say that nobody knows. */
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

/** The rows that the filter lets through; a product stays while one of its components does. */
export function linesOf(board: EnvironmentBoard, filter: BoardFilter): BoardLine[] {
  const fits = (cells: readonly BoardCell[]) =>
    filter === 'all' || (filter === 'differs' ? differs(cells) : drifts(cells));
  return board.products.flatMap((product) => {
    const components = product.components.filter((one) => fits(one.cells));
    const blank = product.cells.every((cell) => cell.version === null && cell.expected === null);
    if (components.length === 0 && (blank || !fits(product.cells))) return [];
    return [
      { key: product.name, name: product.name, product: true, cells: product.cells },
      ...components.map((one) => ({
        key: `${product.name} ${one.name}`,
        name: one.name,
        product: false,
        cells: one.cells,
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
