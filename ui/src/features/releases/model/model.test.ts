import { describe, expect, it } from 'vitest';
import { CHECKS } from '../fixture/checks';
import { COMPONENTS, GONE } from '../fixture/components';
import { isSettledCheck, sectionChecks } from './checkGroups';
import { comparisonText } from './comparisonText';
import { countChanges, groupComponents, heldAndGone, searchComponents } from './componentGroups';
import { fileNameOf } from './evidence';
import { versionFault } from './exactVersion';
import { firstFixable, groupFindings, openFindings } from './findingGroups';
import { packagedChanges, packagedFaults, packagedRows } from './packaged';
import { EMPTY_PLAN, type PlanValues, planFaults, planRequest } from './planForm';
import { rollupByVersion } from './rollup';
import { standing } from './states';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('components', () => {
  it('stand in exactly one group, and the counts add up to the total', () => {
    const groups = groupComponents(COMPONENTS);
    expect(sum(groups.map((group) => group.components.length))).toBe(COMPONENTS.length);
    expect(sum(countChanges(COMPONENTS).map((one) => one.count))).toBe(COMPONENTS.length);
    expect(groups.map((group) => group.key)).toEqual([
      'disagrees',
      'downgraded',
      'upgraded',
      'new',
      'unchanged',
    ]);
  });

  it('what is gone stands after what is held, in its own group', () => {
    const all = heldAndGone({ components: COMPONENTS, removed: [GONE] });
    expect(groupComponents(all).map((group) => group.key)).toContain('removed');
    expect(searchComponents(all, GONE.from ?? '').map((one) => one.name)).toEqual([GONE.name]);
  });

  it('a decided disagreement joins its change, and an unknown word is not lost', () => {
    const [first] = COMPONENTS;
    if (!first) throw new Error('no component');
    const groups = groupComponents([
      { ...first, chosen: 'notes' },
      { ...first, name: 'other', disagrees: false, change: 'moved' },
    ]);
    expect(groups.map((group) => group.key)).toEqual(['upgraded', 'unknown']);
  });

  it('are found by name, version and the name a source gives', () => {
    expect(searchComponents(COMPONENTS, 'centralledger').map((one) => one.name)).toEqual([
      'central-ledger',
    ]);
    expect(searchComponents(COMPONENTS, 'v24.10.5')).toHaveLength(1);
    expect(searchComponents(COMPONENTS, 'no such thing')).toEqual([]);
  });
});

describe('an exact version', () => {
  it.each([
    ['17.1.0', null],
    ['v14.0.0.rev.3', null],
    ['15.1.0-16172.18a7b43', null],
    ['"1.0.1"', null],
    ['12.0.0-snapshot.14', null],
    ['', 'empty'],
    ['  ', 'empty'],
    ['>= 17.0.0', 'range'],
    ['^17.1.0', 'range'],
    ['17.1.x', 'range'],
    ['17.*', 'range'],
    ['latest', 'floating'],
    ['17.1.0 r1', 'space'],
    ['release17', 'noNumber'],
  ])('%j: %s', (text, fault) => {
    expect(versionFault(text)).toBe(fault);
  });
});

describe('findings', () => {
  const finding = { rule: 'r', number: 1, subject: 's', message: 'm', hint: '', fix: '' };
  const over = { reason: 'agreed', by: 'Ana', at: { at: '', label: '' } };

  it('an overridden block stops nothing; the first that can be mended carries the button', () => {
    const groups = groupFindings([
      { ...finding, level: 'block', fix: 'open_notes', overridden: over },
      { ...finding, level: 'block', subject: 'by people' },
      { ...finding, level: 'warn', subject: 'by a button', fix: 'choose_source' },
      { ...finding, level: 'met' },
    ]);
    expect(groups.map((group) => [group.level, group.findings.length])).toEqual([
      ['block', 1],
      ['warn', 1],
      ['met', 2],
    ]);
    expect(firstFixable(groups)?.subject).toBe('by a button');
    expect(openFindings(groups.flatMap((group) => group.findings))).toHaveLength(2);
  });
});

describe('checks', () => {
  it('stand in one section each, by part or by owner; nobody comes last', () => {
    for (const grouping of ['group', 'owner'] as const) {
      const sections = sectionChecks(CHECKS, grouping);
      expect(sum(sections.map((section) => section.checks.length))).toBe(CHECKS.length);
    }
    expect(sectionChecks(CHECKS, 'owner').at(-1)?.key).toBe('');
  });

  it('a pass that is too old settles nothing', () => {
    const stale = CHECKS.find((check) => check.stale);
    expect(stale?.state).toBe('passed');
    expect(stale && isSettledCheck(stale)).toBe(false);
  });
});

describe('the plan form', () => {
  const hand: PlanValues = {
    ...EMPTY_PLAN,
    source: 'hand',
    product: 'd-core',
    version: '17.1.0',
    rows: [
      { key: '1', name: 'central-ledger', version: '>= 19' },
      { key: '2', name: 'Central-Ledger', version: 'v19.8.1' },
      { key: '3', name: '', version: '' },
    ],
    date: '2026-11-28',
  };

  it('says what is wrong at each field', () => {
    expect(planFaults(hand)).toEqual({
      'rows.0.version': 'version.range',
      'rows.1.name': 'rowTwice',
      time: 'dateAlone',
    });
    expect(planFaults(EMPTY_PLAN)).toEqual({ chart: 'chart' });
  });

  it('sends only what belongs to its source', () => {
    const request = planRequest(
      { ...hand, repo: 'mojaloop', chart: 'mojaloop', notes: '# notes', time: '22:00' },
      'Africa/Lagos',
    );
    expect(request).toMatchObject({ repo: null, chart: null, notes: null, copy_of: null });
    expect(request.components).toHaveLength(2);
    expect(request.target).toMatchObject({ local: '2026-11-28T22:00', zone: 'Africa/Lagos' });
  });
});

describe('what goes with a release', () => {
  const rows = [
    { key: '1', product: 'd-pm', version: '4.3.1' },
    { key: '2', product: 'd-pm', version: '^4' },
    { key: '3', product: '', version: '' },
  ];

  it('says what is wrong at each field, and nothing of a row that waits', () => {
    expect(packagedFaults(rows)).toEqual({
      'with.1.product': 'withTwice',
      'with.1.version': 'version.range',
    });
  });

  it('sends what was changed, and takes out what is gone', () => {
    const before = [
      { product: 'Payment Manager', product_id: 'd-pm', version: '4.3.0' },
      { product: 'Hub customisations', product_id: 'd-cust', version: '2.9.0' },
    ];
    expect(packagedChanges(rows.slice(0, 1), before)).toEqual([
      { product: 'd-pm', version: '4.3.1' },
      { product: 'd-cust', version: '' },
    ]);
    expect(packagedChanges(packagedRows(before), before)).toEqual([]);
  });
});

describe('a comparison', () => {
  const rollup = {
    versions: ['17.1.0', '17.0.10'],
    missing: ['17.0.2'],
    breaking: [
      {
        version: '17.1.0',
        component: 'central-ledger',
        files: ['a.json', 'm.js'],
        migrations: ['m.js'],
        configs: ['a.json'],
        text: [],
      },
      {
        version: '17.1.0',
        component: '',
        files: [],
        migrations: [],
        configs: [],
        text: ['Databases live outside of the chart now.'],
      },
    ],
    by_component: [],
    notes: [
      {
        version: '17.1.0',
        features: [],
        fixes: [{ text: 'A window could close twice', refs: [], line: 4 }],
        known_issues: [],
        upgrade_notes: [],
        deprecations: [],
      },
    ],
  };

  it('lists every release on the way in order, those without notes too', () => {
    expect(
      rollupByVersion(rollup).map((step) => [step.version, step.missing, step.migrations]),
    ).toEqual([
      ['17.0.2', true, 0],
      ['17.0.10', false, 0],
      ['17.1.0', false, 1],
    ]);
    expect(rollupByVersion(rollup).at(-1)?.notes?.fixes).toHaveLength(1);
  });

  it('reads as text, downgrades first', () => {
    const text = comparisonText(
      {
        from: 'A',
        to: 'B',
        components: [
          { name: 'up', from: '1', to: '2', change: 'upgraded' },
          { name: 'down', from: '2', to: '1', change: 'downgraded' },
          { name: 'fresh', from: null, to: '1', change: 'new' },
        ],
        rollup,
      },
      {
        title: (from, to) => `${from} to ${to}`,
        change: (change) => change,
        absent: 'none',
        breaking: 'Breaking',
        missing: (versions) => `No notes: ${versions}`,
        migrations: (files) => `migrates ${files}`,
        configs: (files) => `configures ${files}`,
        part: (version, part) => `${version} ${part}`,
      },
    );
    expect(text).toMatchInlineSnapshot(`
      "A to B

      downgraded (1)
        down: 2 -> 1

      upgraded (1)
        up: 1 -> 2

      new (1)
        fresh: none -> 1

      Breaking
        17.1.0 central-ledger: configures a.json, migrates m.js
        17.1.0
          Databases live outside of the chart now.

      17.1.0 fixes
        A window could close twice

      No notes: 17.0.2"
    `);
  });
});

describe('the state path', () => {
  it('tells done, here, next and later; a release off the path claims no step', () => {
    const stands = (step: Parameters<typeof standing>[0]) =>
      standing(step, 'artifacts_reviewed', 'core_validated');
    expect(stands('available')).toBe('done');
    expect(stands('artifacts_reviewed')).toBe('here');
    expect(stands('core_validated')).toBe('next');
    expect(stands('approved')).toBe('later');
    expect(standing('available', 'rejected', null)).toBe('later');
  });
});

describe('the name of a file of evidence', () => {
  it('is saved without whose it is', () => {
    expect(fileNameOf('proof.txt')).toBe('proof.txt');
    expect(fileNameOf('Mojaloop Support: proof.txt')).toBe('proof.txt');
    expect(fileNameOf('Hub: Mojaloop Support: proof: 2.txt')).toBe('2.txt');
  });
});
