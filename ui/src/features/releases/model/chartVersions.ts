import type { ChartVersion } from '@/bindings';

export const CHANNELS = ['stable', 'revision', 'prerelease', 'dev_build'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The channel as one of the known words; an unknown one is not provably stable. */
export function channelOf(version: Pick<ChartVersion, 'channel'>): Channel {
  return (CHANNELS as readonly string[]).includes(version.channel)
    ? (version.channel as Channel)
    : 'prerelease';
}

/** Stable versions before all others; each part keeps its order, which is newest first. */
export function stableFirst(versions: readonly ChartVersion[]): ChartVersion[] {
  const isStable = (version: ChartVersion) => channelOf(version) === 'stable';
  return [...versions.filter(isStable), ...versions.filter((version) => !isStable(version))];
}

/** What has to be said beside a version that is offered. */
export function versionTail(
  version: ChartVersion,
): (Exclude<Channel, 'stable'> | 'planned' | 'republished' | 'vanished')[] {
  const channel = channelOf(version);
  return [
    ...(channel === 'stable' ? [] : [channel]),
    ...(version.earlier_digests.length > 0 ? (['republished'] as const) : []),
    ...(version.vanished_at ? (['vanished'] as const) : []),
    ...(version.releases.length > 0 ? (['planned'] as const) : []),
  ];
}
