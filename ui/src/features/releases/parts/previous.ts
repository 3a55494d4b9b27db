import type { Release, ReleaseSummary } from '@/bindings';

/** The listed release this one is compared with, whether it is named by id, title or version. */
export function previousOf(
  release: Pick<Release, 'previous'>,
  releases: readonly ReleaseSummary[],
): ReleaseSummary | undefined {
  const { previous } = release;
  if (!previous) return undefined;
  return releases.find((one) => [one.id, one.title, one.version].includes(previous));
}

/** How the release before is called; what the core says of it when it is not listed. */
export function previousTitle(
  release: Pick<Release, 'previous'>,
  releases: readonly ReleaseSummary[],
): string | null {
  return previousOf(release, releases)?.title ?? release.previous;
}
