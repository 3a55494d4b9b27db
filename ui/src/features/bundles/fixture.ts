import type {
  Answered,
  BundleAnswer,
  BundleContents,
  BundleDifference,
  BundleLook,
  BundleMade,
  BundleShape,
  Keys,
  MakeBundle,
} from '@/bindings';
import { found, read, wrote } from '@/platform/fixture/answers';
import type { Desk } from '@/platform/fixture/desk';
import type { Handlers } from '@/platform/fixture/handlers';
import { stamp } from '@/platform/fixture/house';
import { Refusal } from '@/platform/types';

const OURS = '21fe 31df a154 a261 626b f854 046f d227';
const THEIRS = '8c1b 77a0 92de 4410 5b3f c6e8 1d20 9f6a';

interface Kept {
  keys: Keys;
  bundles: Map<string, BundleShape[]>;
}

const KEPT = new WeakMap<Desk, Kept>();

function keptOf(desk: Desk): Kept {
  const kept = KEPT.get(desk) ?? {
    keys: { own: null, former: [], keys: [], organisation: 'Regional switch' },
    bundles: new Map([['rel-17.1.0-1', [SENT]]]),
  };
  KEPT.set(desk, kept);
  return kept;
}

const SENT: BundleShape = {
  id: 'b-1',
  direction: 'made',
  kind: 'release',
  sequence: 1,
  organisation: 'Regional switch',
  fingerprint: OURS,
  made: stamp('2026-11-20T15:00:00Z'),
  at: stamp('2026-11-20T15:00:00Z'),
  by: 'Ana Okoro',
  file: 'mojaloop-17.1.0-r1.slipway',
  sha256: 'ab'.repeat(32),
  parts: ['notes.md', 'runbooks/001-uat.md'],
  differences: [],
};

const TOLD: Answered = {
  state: 'core_validated',
  checks: [
    { check: 'runbook', title: 'Runbook rehearsed', state: 'passed', reason: '' },
    { check: 'core_validated', title: 'Core validated', state: 'pending', reason: '' },
  ],
  windows: [
    {
      environment: 'UAT',
      name: 'UAT',
      start: 'Tue 1 Dec 2026, 22:00 WAT (UTC+1)',
      minutes: 240,
      state: 'planned',
      confirmed: '',
      outcome: '',
      note: '',
    },
  ],
  defects: [{ number: 41, title: 'Quotes time out', severity: 'S2', status: 'in_progress' }],
};

const SAID: BundleAnswer = {
  bundle: 'b-2',
  organisation: 'Coastal hub',
  made: stamp('2026-11-22T09:00:00Z'),
  at: stamp('2026-11-22T09:30:00Z'),
  ...TOLD,
};

const contents = (title: string, approved: boolean): BundleContents => ({
  release: title,
  refused: approved
    ? ''
    : `${title} is core validated. Only an approved release is made available (release process, step 4).`,
  components: 24,
  images: 0,
  chart: 'mojaloop 17.1.0 sha256:4f1c',
  has_notes: true,
  runbooks: ['UAT', 'PRD'],
  articles: [{ title: 'Restore the ledger', audience: 'internal' }],
  evidence: 3,
  left: ['Component simulator next: no exact version'],
});

const difference = (
  part: string,
  name: string,
  here: string | null,
  there: string | null,
  fate: BundleDifference['fate'],
): BundleDifference => ({
  ...{ part, name, here, there, fate },
  change: here === null ? 'new' : there === null ? 'removed' : 'changed',
  reason: fate === 'shown' ? 'What is planned here and not in the bundle stays.' : '',
});

function look(desk: Desk, file: string, take: readonly string[]): BundleLook {
  if (file.endsWith('.txt')) {
    const name = file.split('/').pop();
    throw new Refusal(
      'invalid',
      `${name}: it is no bundle of a release. Nothing was taken.`,
      'Give the file that `slipwayctl release bundle` wrote.',
      'file',
    );
  }
  const empty: BundleLook = {
    ...{ bundle: '', kind: '', release: '', id: null, organisation: '', fingerprint: '', key: '' },
    ...{ signature: 'invalid', made: null, sequence: 0, received: false, trustable: false },
    ...{ refused: '', hint: '', differences: [], images: [] },
  };
  if (file.includes('changed')) {
    const refused =
      'changed.slipway: notes.md is not what its manifest says, so it was changed on the way. Nothing was taken.';
    return { ...empty, refused, hint: 'Do not use it.' };
  }
  const known = keptOf(desk).keys.keys.some((one) => one.fingerprint === THEIRS);
  const received = [...keptOf(desk).bundles.values()].flat().some((one) => one.id === 'b-9');
  return {
    ...empty,
    bundle: 'b-9',
    kind: 'release',
    release: 'Mojaloop 17.2.0 r1',
    id: 'rel-17.2.0-0',
    signature: known ? 'valid' : 'unknown_key',
    organisation: 'Mojaloop Support',
    fingerprint: THEIRS,
    key: 'd7'.repeat(32),
    made: stamp('2026-11-23T10:00:00Z'),
    sequence: 1,
    received,
    trustable: !known,
    refused: !known
      ? `Nobody here trusts its key, ${THEIRS}. Nothing was taken.`
      : received
        ? 'It was already received on Mon 23 Nov 2026, 16:42 WAT (UTC+1). Nothing was taken.'
        : '',
    hint: known
      ? 'To choose otherwise, undo that and receive it again.'
      : 'Compare that fingerprint.',
    differences: [
      difference(
        'component',
        'central-ledger',
        'v19.8.3',
        'v19.9.0',
        take.includes('components') ? 'taken' : 'kept',
      ),
      difference('component', 'simulator', 'v12.3.2', null, 'shown'),
      difference('article', 'Restore the ledger', null, 'Version 2', 'taken'),
    ],
  };
}

function made(desk: Desk, request: MakeBundle, kind: 'release' | 'answer') {
  const { own } = keptOf(desk).keys;
  const release = desk.releases.find((one) => one.id === request.release);
  if (!own || !release) throw new Refusal('blocked', 'There is no signing key yet.', '');
  const value: BundleMade = {
    id: `b-new-${desk.made}`,
    kind,
    release: release.title,
    release_id: release.id,
    file: request.file,
    sha256: 'cd'.repeat(32),
    bytes: 20_480,
    sequence: 2,
    organisation: own.organisation,
    fingerprint: own.fingerprint,
    parts: ['notes.md'],
    left: [],
  };
  return wrote(desk, value, 'bundle');
}

export const bundleHandlers: Partial<Handlers> = {
  key_list: (desk) => read(keptOf(desk).keys),
  key_new: (desk, { organisation }) => {
    const { keys } = keptOf(desk);
    keys.own = {
      fingerprint: OURS,
      key: 'aa'.repeat(32),
      organisation: organisation ?? keys.organisation,
      kept: 'keyring',
      made: stamp('2026-11-23T15:42:00Z'),
      by: 'Ana Okoro',
    };
    return wrote(desk, keys, 'signing_key');
  },
  key_trust: (desk, request) => {
    const { keys } = keptOf(desk);
    if (request.fingerprint.replace(/\W/g, '') !== THEIRS.replace(/\W/g, ''))
      throw new Refusal(
        'invalid',
        'The fingerprint is not that of this key, so it was not trusted.',
        'Ask the other organisation for theirs by another way.',
        'fingerprint',
      );
    keys.keys.push({
      fingerprint: THEIRS,
      key: request.key,
      organisation: request.organisation,
      reason: request.reason,
      trusted: stamp('2026-11-23T15:42:00Z'),
      by: 'Ana Okoro',
      withdrawn: null,
      withdrawn_by: '',
      withdrawn_reason: '',
    });
    return wrote(desk, keys, 'trusted_key');
  },
  key_withdraw: (desk, { fingerprint, reason }) => {
    const { keys } = keptOf(desk);
    const one = found(keys.keys, (key) => key.fingerprint === fingerprint);
    one.withdrawn = stamp('2026-11-23T15:42:00Z');
    one.withdrawn_by = 'Ana Okoro';
    one.withdrawn_reason = reason;
    return wrote(desk, keys, 'trusted_key');
  },
  bundle_list: (desk, { release }) => {
    const row = desk.releases.find((one) => one.id === release);
    const bundles = keptOf(desk).bundles.get(release) ?? [];
    return read({
      bundles,
      answers: bundles.length > 0 ? [SAID] : [],
      contents: contents(row?.title ?? release, row?.state === 'approved'),
      answerable: bundles.some((one) => one.direction === 'received'),
      answer: bundles.some((one) => one.direction === 'received') ? TOLD : null,
    });
  },
  bundle_look: (desk, request) => read(look(desk, request.file, request.take)),
  release_bundle: (desk, request) => made(desk, request, 'release'),
  release_answer: (desk, request) => made(desk, request, 'answer'),
  release_receive: (desk, request) => {
    const seen = look(desk, request.file, request.take);
    if (seen.id)
      keptOf(desk).bundles.set(seen.id, [
        {
          ...SENT,
          id: seen.bundle,
          direction: 'received',
          file: request.file.split('/').pop() ?? request.file,
          organisation: seen.organisation,
          fingerprint: seen.fingerprint,
          differences: seen.differences,
        },
      ]);
    return wrote(desk, { ...seen, received: true }, 'bundle', 'release');
  },
};
