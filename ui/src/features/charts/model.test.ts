import { describe, expect, it } from 'vitest';
import {
  appVersions,
  digestState,
  kindOf,
  repoFaults,
  repoRequest,
  repoValues,
  shortDigest,
} from './model';

describe('a repository’s form', () => {
  const values = { ...repoValues(), name: 'mojaloop', url: 'https://mojaloop.io/helm/repo/' };

  it.each([
    [{ name: '' }, { name: 'name' }],
    [{ name: 'two words' }, { name: 'nameSigns' }],
    [{ url: '' }, { url: 'url' }],
    [{ url: 'ftp://x' }, { url: 'urlScheme' }],
    [{ url: 'https://user:pw@host/repo' }, { url: 'urlSecret' }],
    [{ auth: 'basic' as const }, { username: 'username', secret: 'secret' }],
    [{ auth: 'bearer' as const }, { secret: 'secret' }],
    [{}, {}],
  ])('%j', (change, faults) => {
    expect(repoFaults({ ...values, ...change }, false)).toEqual(faults);
  });

  it('keeps a secret that is there when none is written, and drops it for nobody', () => {
    const signed = { ...values, auth: 'bearer' as const };
    expect(repoFaults(signed, true)).toEqual({});
    expect(repoRequest(signed, 'r-1').secret).toBeNull();
    expect(repoRequest({ ...values, secret: 'left over' }).secret).toBeNull();
  });

  it('names charts only for a registry', () => {
    const charts = 'a\nb, c';
    expect(repoRequest({ ...values, url: 'oci://host/x', charts }).charts).toEqual(['a', 'b', 'c']);
    expect(repoRequest({ ...values, charts }).charts).toEqual([]);
    expect([kindOf('OCI://x'), kindOf('http://x'), kindOf('x')]).toEqual(['oci', 'http', 'none']);
  });
});

describe('a chart version', () => {
  it('lists the applications of an umbrella chart, however it is written', () => {
    expect(appVersions('ml-api-adapter: v14.0.0; redis:17.3.7;')).toEqual([
      { name: 'ml-api-adapter', version: 'v14.0.0' },
      { name: 'redis', version: '17.3.7' },
    ]);
    expect(appVersions('v15.0.2')).toEqual([]);
  });

  it('says whether its digest was published, and whether it was another before', () => {
    expect(digestState({ digest: 'a', earlier_digests: [] })).toBe('published');
    expect(digestState({ digest: '', earlier_digests: [] })).toBe('absent');
    expect(digestState({ digest: 'a', earlier_digests: ['b'] })).toBe('republished');
    expect(shortDigest('9f2c41d0b7a64f1c8e5d3a2b1c0f9e8d')).toBe('9f2c41d0…9e8d');
  });
});
