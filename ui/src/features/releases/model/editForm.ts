import type { EditRelease, Release } from '../../../bindings';
import {
  type PackagedFault,
  type PackagedRow,
  packagedChanges,
  packagedFaults,
  packagedRows,
} from './packaged';

/** What people decide of a release, as it is typed. */
export interface EditValues {
  pi: string;
  owner: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
  /** Id of the release it is compared with. */
  previous: string;
  with: PackagedRow[];
}

export type EditFault = PackagedFault | 'dateAlone' | 'timeAlone';

export function editValues(release: Release, previous: string): EditValues {
  const [date = '', time = ''] = release.target?.local.split('T') ?? [];
  return {
    pi: release.pi ?? '',
    owner: release.owner_id ?? '',
    date,
    time: time.slice(0, 5),
    previous,
    with: packagedRows(release.products),
  };
}

/** Everything wrong with what was typed, by field. */
export function editFaults(values: EditValues): Record<string, EditFault> {
  const faults: Record<string, EditFault> = { ...packagedFaults(values.with) };
  if (values.date && !values.time) faults.time = 'dateAlone';
  if (values.time && !values.date) faults.date = 'timeAlone';
  return faults;
}

/** Only what was changed goes along; an empty text clears. */
export function editRequest(release: Release, before: EditValues, now: EditValues): EditRelease {
  const target = (values: EditValues) => (values.date ? `${values.date}T${values.time}` : '');
  const changed = (left: string, right: string) => (left === right ? null : right);
  return {
    release: release.id,
    pi: changed(before.pi, now.pi),
    owner: changed(before.owner, now.owner),
    target: changed(target(before), target(now)),
    previous: changed(before.previous, now.previous),
    products: packagedChanges(now.with, release.products),
  };
}
