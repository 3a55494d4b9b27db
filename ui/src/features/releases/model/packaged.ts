import type { PackagedProduct, ProductVersion } from '../../../bindings';
import { type VersionFault, versionFault } from './exactVersion';

/** A further product of a package while it is typed. */
export interface PackagedRow {
  /** Stable while rows are added and removed. */
  key: string;
  /** The product's id. */
  product: string;
  version: string;
}

export type PackagedFault = `version.${VersionFault}` | 'withProduct' | 'withTwice';

/** What is wrong with the rows, by field (`with.2.version`); an empty row is none yet. */
export function packagedFaults(rows: readonly PackagedRow[]): Record<string, PackagedFault> {
  const faults: Record<string, PackagedFault> = {};
  const seen = new Set<string>();
  rows.forEach((row, index) => {
    if (!row.product && !row.version.trim()) return;
    if (!row.product) faults[`with.${index}.product`] = 'withProduct';
    else if (seen.has(row.product)) faults[`with.${index}.product`] = 'withTwice';
    seen.add(row.product);
    const fault = versionFault(row.version);
    if (fault) faults[`with.${index}.version`] = `version.${fault}`;
  });
  return faults;
}

/** The rows as a request names them. */
export function packagedProducts(rows: readonly PackagedRow[]): PackagedProduct[] {
  return rows
    .filter((row) => row.product)
    .map((row) => ({ product: row.product, version: row.version.trim() }));
}

/** The rows of a release that is edited. */
export function packagedRows(products: readonly ProductVersion[]): PackagedRow[] {
  return products.map((one) => ({
    key: one.product_id,
    product: one.product_id,
    version: one.version,
  }));
}

/** Only what was changed goes along; an empty version takes a product out. */
export function packagedChanges(
  rows: readonly PackagedRow[],
  before: readonly ProductVersion[],
): PackagedProduct[] {
  const now = packagedProducts(rows);
  const had = (product: string) => before.find((one) => one.product_id === product)?.version;
  const gone = before.filter((one) => !now.some((row) => row.product === one.product_id));
  return [
    ...now.filter((row) => had(row.product) !== row.version),
    ...gone.map((one) => ({ product: one.product_id, version: '' })),
  ];
}
