import type { FindingShape, ImportEvidence, RunResult, ShownRun, TestRun } from '@/bindings';
import { found, read, wrote } from '@/platform/fixture/answers';
import type { Desk } from '@/platform/fixture/desk';
import type { Handlers } from '@/platform/fixture/handlers';
import { NOW, stamp } from '@/platform/fixture/house';
import { Refusal } from '@/platform/types';

/** A run with the state of each of its assertions. */
type Kept = TestRun & { results: RunResult[] };

const SUITES = [
  { slug: 'gp', title: 'Golden path' },
  { slug: 'bulk', title: 'Bulk transfers' },
];

const KNOWN = {
  number: 2925,
  title: 'Intermittent failure with “Generic ID not found”',
  url: 'https://github.com/mojaloop/project/issues/2925',
  source: 'Known issues of the releases from 15.0.0 on',
};

const result = (at: number, status: string): RunResult => ({
  key: `p2p.quote.${at}`,
  case: 'P2P transfer',
  request: 'Ask for a quote',
  title: `Callback body has field ${at}`,
  status,
  message: status === 'failed' ? 'expected undefined to equal 100' : '',
  known: status === 'failed' ? KNOWN : null,
});

interface Made {
  id: string;
  at: string | null;
  environment: string;
  states: string;
  suite?: string;
  release?: string;
}

/** A run whose assertions went as the letters say: p, f or s. */
function made({ id, at, environment, states, suite = 'gp', release = 'rel-17.1.0-1' }: Made): Kept {
  const words = { p: 'passed', f: 'failed', s: 'skipped' } as Record<string, string>;
  const results = [...states].map((one, place) => result(place, words[one] ?? 'skipped'));
  const count = (status: string) => results.filter((one) => one.status === status).length;
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(count) as [
    number,
    number,
    number,
  ];
  const all = results.length;
  return {
    id,
    release,
    release_title: release === 'rel-17.1.0-1' ? 'Mojaloop 17.1.0 r1' : 'Mojaloop 17.2.0 r0',
    environment,
    environment_name: environment === 'UAT' ? 'UAT' : environment,
    suite,
    suite_title: SUITES.find((one) => one.slug === suite)?.title ?? suite,
    collection: 'v17.1.0',
    collection_day: null,
    required: 'v17.1.0',
    format: 'toolkit',
    name: 'golden_path',
    report_id: `golden_path_${id}`,
    file: `golden_path-${id}.json`,
    sha256: '0'.repeat(64),
    bytes: 4_564_173,
    started: null,
    completed: at ? stamp(at) : null,
    duration_ms: 357_962,
    cut_short: false,
    assertions: all,
    passed,
    failed,
    skipped,
    requests: 3,
    test_cases: 1,
    broken: 0,
    is_passed_claimed: failed === 0,
    claimed_assertions: all,
    claimed_passed: passed + skipped,
    verdict: all === 0 ? 'no_evidence' : passed === all ? 'passed' : 'failed',
    redacted: 41,
    left_out: 0,
    imported: NOW,
    imported_by: 'Ana Okoro',
    results,
  };
}

/** The newest first, as the core lists them. */
const RUNS: Kept[] = [
  made({ id: 'run-4', at: '2026-11-22T20:12:00Z', environment: 'UAT', states: 'pppfsp' }),
  made({ id: 'run-3', at: '2026-11-21T20:12:00Z', environment: 'UAT', states: 'pppppppp' }),
  made({ id: 'run-2', at: '2026-11-20T20:12:00Z', environment: 'DEV', states: 'pppppppp' }),
  made({ id: 'run-1', at: null, environment: 'DEV', states: '', suite: 'bulk' }),
];

const KEPT = new WeakMap<Desk, Kept[]>();

function runsOf(desk: Desk): Kept[] {
  const known = KEPT.get(desk) ?? (desk.releases.length > 0 ? structuredClone(RUNS) : []);
  KEPT.set(desk, known);
  return known;
}

const bare = ({ results: _, ...run }: Kept): TestRun => run;

const finding = (rule: string, subject: string, message: string, hint: string): FindingShape => ({
  ...{ rule, subject, message, hint },
  number: 7,
  level: 'warn',
  fix: 'open_evidence',
});

function findingsOf(run: Kept): FindingShape[] {
  const found: FindingShape[] = [];
  const say = (subject: string, message: string, hint: string) =>
    found.push(finding('evidence_passed', subject, message, hint));
  if (run.failed > 0) say('Assertions failed', `${run.failed} failed.`, 'Look at what they said.');
  if (run.skipped > 0)
    say('Assertions were skipped', `${run.skipped} did not run.`, 'Run what was skipped.');
  if (run.assertions === 0)
    say('Nothing was asserted', 'The run proves nothing.', 'See whether the collection was found.');
  return found;
}

function shown(desk: Desk, id: string): ShownRun {
  const runs = runsOf(desk);
  const run = found(runs, (one) => one.id === id);
  const before = runs
    .slice(runs.indexOf(run) + 1)
    .find((one) => one.suite === run.suite && one.environment === run.environment);
  return {
    ...run,
    results: run.results.filter((one) => one.status !== 'passed'),
    findings: findingsOf(run),
    flaky: run.id === 'run-4' ? [{ key: 'p2p.quote.3', flips: 3, runs: 6, known: KNOWN }] : [],
    before: before?.id ?? null,
  };
}

function imported(desk: Desk, request: ImportEvidence) {
  if (request.file.endsWith('.txt'))
    throw new Refusal(
      'invalid',
      `${request.file}: The file is neither JSON nor XML. Nothing was imported.`,
      'Give a JSON report.',
      'file',
    );
  const run = made({
    id: `run-new-${desk.made}`,
    at: '2026-11-23T09:00:00Z',
    environment: request.environment,
    states: 'pppp',
    suite: request.suite,
    release: request.release,
  });
  run.collection = request.collection;
  run.file = request.file;
  runsOf(desk).unshift(run);
  return wrote(desk, { ...bare(run), findings: findingsOf(run) }, 'test_run');
}

export const evidenceHandlers: Partial<Handlers> = {
  evidence_list: (desk, { release, environment, suite }) => {
    const fits = (run: Kept) =>
      (!release || run.release === release) &&
      (!environment || run.environment === environment) &&
      (!suite || run.suite === suite);
    const evidence = runsOf(desk).filter(fits).map(bare);
    return read({ evidence, total: evidence.length, suites: SUITES });
  },
  evidence_show: (desk, { id }) => read(shown(desk, id)),
  evidence_compare: (desk, { from, to }) => {
    const [one, other] = [from, to].map((id) => found(runsOf(desk), (run) => run.id === id)) as [
      Kept,
      Kept,
    ];
    const change = (key: string) => {
      const was = one.results.find((each) => each.key === key);
      const is = other.results.find((each) => each.key === key);
      const wording = (is ?? was) as RunResult;
      return { ...wording, before: was?.status ?? null, after: is?.status ?? null };
    };
    const keys = [...new Set([...one.results, ...other.results].map((each) => each.key))];
    const changes = keys.map(change);
    const turned = (before: string | null, after: string | null) =>
      changes.filter((each) => each.before === before && each.after === after);
    return read({
      from: bare(one),
      to: bare(other),
      newly_failing: turned('passed', 'failed'),
      fixed: turned('failed', 'passed'),
      newly_skipped: turned('passed', 'skipped'),
      missing: changes.filter((each) => each.after === null),
      appeared: changes.filter((each) => each.before === null),
      unchanged: changes.filter((each) => each.before === each.after).length,
      left_out: 0,
    });
  },
  evidence_import: imported,
  evidence_remove: (desk, { id }) => {
    KEPT.set(
      desk,
      runsOf(desk).filter((one) => one.id !== id),
    );
    return wrote(desk, {}, 'test_run');
  },
};
