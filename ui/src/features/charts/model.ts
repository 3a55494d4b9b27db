import type { ChartVersion, Repo, SaveRepo } from '@/bindings';

export const AUTHS = ['anonymous', 'basic', 'bearer'] as const;
export type Auth = (typeof AUTHS)[number];

/** Mojaloop's own chart repository, as its documentation names it. */
export const MOJALOOP_REPO = { name: 'mojaloop', url: 'https://mojaloop.io/helm/repo/' };

export interface RepoValues {
  name: string;
  url: string;
  auth: Auth;
  username: string;
  secret: string;
  charts: string;
  ca_file: string;
  proxy: string;
}

export type RepoFault =
  | 'name'
  | 'nameSigns'
  | 'url'
  | 'urlScheme'
  | 'urlSecret'
  | 'username'
  | 'secret';

/** The form's values for a repository, or for a new one. */
export function repoValues(repo?: Partial<Repo>): RepoValues {
  return {
    name: repo?.name ?? '',
    url: repo?.url ?? '',
    auth: AUTHS.find((auth) => auth === repo?.auth) ?? 'anonymous',
    username: repo?.username ?? '',
    secret: '',
    charts: repo?.charts?.join('\n') ?? '',
    ca_file: repo?.ca_file ?? '',
    proxy: repo?.proxy ?? '',
  };
}

/** The kind an address tells by its scheme. */
export function kindOf(url: string): 'http' | 'oci' | 'none' {
  if (/^oci:\/\//i.test(url.trim())) return 'oci';
  return /^https?:\/\//i.test(url.trim()) ? 'http' : 'none';
}

/** Everything wrong with what was typed, by field. */
export function repoFaults(
  values: RepoValues,
  hasSecret: boolean,
): Partial<Record<keyof RepoValues, RepoFault>> {
  const faults: Partial<Record<keyof RepoValues, RepoFault>> = {};
  if (!values.name.trim()) faults.name = 'name';
  else if (!/^[\w.-]+$/.test(values.name.trim())) faults.name = 'nameSigns';
  if (!values.url.trim()) faults.url = 'url';
  else if (kindOf(values.url) === 'none') faults.url = 'urlScheme';
  else if (/^\w+:\/\/[^/]*@/.test(values.url.trim())) faults.url = 'urlSecret';
  if (values.auth === 'basic' && !values.username.trim()) faults.username = 'username';
  if (values.auth !== 'anonymous' && !values.secret && !hasSecret) faults.secret = 'secret';
  return faults;
}

/** The command's request; a secret that was left empty stays as it is. */
export function repoRequest(values: RepoValues, id?: string): SaveRepo {
  return {
    id: id ?? null,
    name: values.name.trim(),
    url: values.url.trim(),
    auth: values.auth,
    username: values.auth === 'basic' ? values.username.trim() : '',
    secret: values.auth === 'anonymous' ? null : values.secret || null,
    charts: kindOf(values.url) === 'oci' ? values.charts.split(/[\s,]+/).filter(Boolean) : [],
    ca_file: values.ca_file.trim(),
    proxy: values.proxy.trim(),
  };
}

export interface AppVersion {
  name: string;
  version: string;
}

/** What an umbrella chart says its applications are; empty for a bare version. */
export function appVersions(text: string): AppVersion[] {
  if (!text.includes(':')) return [];
  return text.split(';').flatMap((part) => {
    const at = part.indexOf(':');
    if (at < 0) return [];
    return [{ name: part.slice(0, at).trim(), version: part.slice(at + 1).trim() }];
  });
}

/** Whether a version's digest was published, and whether it was another before. */
export function digestState(version: Pick<ChartVersion, 'digest' | 'earlier_digests'>) {
  if (version.earlier_digests.length > 0) return 'republished';
  return version.digest ? 'published' : 'absent';
}

/** A digest short enough to read, its ends kept. */
export function shortDigest(digest: string): string {
  return digest.length > 16 ? `${digest.slice(0, 8)}…${digest.slice(-4)}` : digest;
}
