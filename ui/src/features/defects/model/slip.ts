import type { DefectRow } from '@/bindings';

/** Whether a fix that was planned for one release moves to a later one; `releases` stand newest first. */
export function slips(
  row: Pick<DefectRow, 'release' | 'stage'>,
  to: string,
  releases: readonly { value: string }[],
): boolean {
  if (!row.release || row.stage === 'candidate') return false;
  const place = (version: string) => releases.findIndex((one) => one.value === version);
  const next = place(to);
  return next >= 0 && next < place(row.release);
}
