import type { ArchiveShape, Chart, ChartVersion, Repo, SyncReport } from '@/bindings';
import { stamp } from '../releases/fixture/stamp';

const CHECKED = stamp('2026-11-23T15:40:00Z');

function repo(given: Partial<Repo> & Pick<Repo, 'id' | 'name' | 'url'>): Repo {
  return {
    kind: given.url.startsWith('oci:') ? 'oci' : 'http',
    charts: [],
    auth: 'anonymous',
    username: '',
    has_secret: false,
    ca_file: '',
    proxy: '',
    status: 'ok',
    checked_at: CHECKED,
    changed_at: stamp('2026-11-20T06:00:00Z'),
    error: null,
    chart_count: 0,
    version_count: 0,
    held: null,
    ...given,
  };
}

export const REPOS: Repo[] = [
  repo({
    id: 'repo-1',
    name: 'mojaloop',
    url: 'https://mojaloop.io/helm/repo/',
    chart_count: 45,
    version_count: 1395,
  }),
  repo({
    id: 'repo-2',
    name: 'hub-charts',
    url: 'oci://registry.hub.example/charts',
    charts: ['payment-manager', 'connection-manager'],
    auth: 'basic',
    username: 'desk',
    has_secret: true,
    status: 'failed',
    checked_at: stamp('2026-11-23T15:40:00Z'),
    changed_at: stamp('2026-11-18T10:11:00Z'),
    error: 'The registry answered 503 after three tries. The charts of Wed 18 Nov 2026 stay.',
    chart_count: 2,
    version_count: 31,
  }),
  repo({
    id: 'repo-3',
    name: 'partners',
    url: 'https://charts.partners.example/stable',
    status: 'held',
    chart_count: 12,
    version_count: 340,
    held: { before: 340, after: 21 },
  }),
];

function chart(
  name: string,
  latest: string,
  versions: number,
  description: string,
  watched = false,
): Chart {
  return {
    repo: 'mojaloop',
    name,
    latest,
    newest: latest,
    versions,
    description,
    watched,
    deprecated: false,
  };
}

export const CHARTS: Chart[] = [
  chart('account-lookup-service', '15.1.0', 61, 'Account Lookup Service Helm Chart for Kubernetes'),
  chart('bulk-api-adapter', '15.0.0', 34, 'Bulk API Adapter Helm chart for Kubernetes'),
  chart('centralledger', '14.0.0', 72, 'Central-Ledger Helm chart for Kubernetes'),
  chart('centralsettlement', '14.1.0', 58, 'Helm chart for Central Settlement'),
  chart('connection-manager', '2.10.1', 9, 'Connection Manager'),
  chart('example-mojaloop-backend', '15.1.0', 6, 'Example backend for Mojaloop deployments'),
  chart('ml-api-adapter', '13.0.0', 55, 'ML API Adapter Helm chart for Kubernetes'),
  chart('ml-testing-toolkit', '16.3.0', 49, 'Mojaloop Testing Toolkit Helm chart'),
  {
    ...chart('mojaloop', '17.1.0', 96, 'Mojaloop Helm chart for Kubernetes', true),
    newest: '17.2.0-20781-9de1a38',
  },
  chart('quoting-service', '14.0.0', 63, 'Quoting Service Helm Chart for Kubernetes'),
  { ...chart('centraldirectory', '5.1.1', 4, 'Central Directory'), deprecated: true },
];

function version(text: string, channel: string, more: Partial<ChartVersion> = {}): ChartVersion {
  return {
    repo: 'mojaloop',
    version: text,
    app_version:
      'ml-api-adapter: v16.5.9; central-ledger: v19.8.1; account-lookup-service: v17.12.0; quoting-service: v17.12.1',
    channel,
    digest: '9f2c41d0b7a64f1c8e5d3a2b1c0f9e8d7c6b5a49382716054f3e2d1c0b9ae41b',
    earlier_digests: [],
    first_seen: stamp('2026-11-03T08:00:00Z'),
    vanished_at: null,
    deprecated: false,
    releases: [],
    ...more,
  };
}

export const VERSIONS: ChartVersion[] = [
  version('17.2.0-20781-9de1a38', 'dev_build'),
  version('17.1.0', 'stable', { releases: ['Mojaloop 17.1.0 r0', 'Mojaloop 17.1.0 r1'] }),
  version('17.0.4', 'stable', { releases: ['Mojaloop 17.0.4 r1'] }),
  version('17.0.0', 'stable', {
    earlier_digests: ['1c0f9e8d7c6b5a49382716054f3e2d1c0b9ae41b9f2c41d0b7a64f1c8e5d3a2b'],
  }),
  version('16.0.4-20781-9de1a38', 'dev_build'),
  version('16.0.0', 'stable', { digest: '' }),
  version('15.1.0', 'stable'),
  version('15.0.0-REV.2', 'revision', { vanished_at: stamp('2026-10-01T06:00:00Z') }),
  version('15.0.0', 'stable'),
  version('14.1.0-rc.1', 'prerelease'),
];

export const ARCHIVE: ArchiveShape = {
  digest_state: 'verified',
  sha256: '9f2c41d0b7a64f1c8e5d3a2b1c0f9e8d7c6b5a49382716054f3e2d1c0b9ae41b',
  published: '9f2c41d0b7a64f1c8e5d3a2b1c0f9e8d7c6b5a49382716054f3e2d1c0b9ae41b',
  provenance: 'matches',
  bytes: 151_944,
  subcharts: [
    {
      path: 'mojaloop/charts/centralledger',
      name: 'centralledger',
      version: '17.4.1',
      app_version: 'v19.8.1',
    },
    {
      path: 'mojaloop/charts/quoting-service',
      name: 'quoting-service',
      version: '15.2.0',
      app_version: 'v17.12.1',
    },
  ],
  values:
    'global:\n  adminApiSecret: {}\naccount-lookup-service:\n  enabled: true\ncentralledger:\n  enabled: true\n',
  files: 412,
};

export const SYNCED: SyncReport[] = [
  {
    name: 'mojaloop',
    status: 'changed',
    charts: 45,
    versions: 1398,
    added: 3,
    removed: 1,
    republished: 1,
    skipped: 2,
    requests: 1,
    bytes: 1_716_818,
    warnings: [
      'finance-portal, entry 4: the version “v.next” is no version; kept as it is written.',
      'ntpd, entry 2: there is no address to download it from; skipped.',
    ],
    error: null,
  },
];
