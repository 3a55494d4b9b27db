import { describe, expect, it } from 'vitest';
import type { Picture, PictureLine, PictureStep } from '@/bindings';
import { fixtureDoor } from '@/platform/fixture';
import { pictureOf } from '@/platform/fixture/picture';
import { drawable, drawLine, type Frame, GUTTER, type Stretch, ticks, xOf, xOfDay } from './ladder';
import { areApart, type Names, namesOf } from './names';

const rung = (code: string, feeds_from: string | null, branch = false) => ({
  id: code,
  code,
  name: code,
  kind: code === 'PRD' ? ('production' as const) : ('other' as const),
  branch,
  feeds_from,
});

// Ten days, ten pixels each.
const picture: Picture = {
  label: 'PI',
  start: '2026-11-01',
  end: '2026-11-10',
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-11T00:00:00Z',
  now: { at: '2026-11-06T00:00:00Z', label: '' },
  feature_freeze: null,
  bugfix_freeze: null,
  rungs: [rung('PRD', 'STG'), rung('SBX', 'STG', true), rung('STG', 'DEV'), rung('DEV', null)],
  freezes: [],
  lines: [],
};
const frame: Frame = { picture, width: GUTTER + 108, row: 20, head: 0 };
const x = (day: number) => GUTTER + (day - 1) * 10;
const [PRD, SBX, STG, DEV] = [10, 30, 50, 70];

function step(environment: string, day: number, how: PictureStep['how'], freeze?: string) {
  return {
    deployment_id: `${environment} ${day}`,
    environment_id: environment,
    at: `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`,
    label: '',
    state: 'planned' as const,
    how,
    freeze: freeze ?? null,
  };
}

const line = (steps: PictureStep[], given: Partial<PictureLine> = {}): PictureLine => ({
  release_id: 'r',
  title: '17.1.0 r1',
  state: 'approved',
  target: null,
  target_at: null,
  steps,
  until: null,
  ...given,
});

const drawn = (steps: PictureStep[], given: Partial<PictureLine> = {}) => {
  const { stretches } = drawLine(frame, line(steps, given), 0);
  const of = (planned: boolean) =>
    stretches.filter((one: Stretch) => one.planned === planned).map((one) => one.path);
  return { solid: of(false), dashed: of(true) };
};

describe('the scale of the picture', () => {
  it.each([
    ['2026-11-01T00:00:00Z', x(1)],
    ['2026-10-01T00:00:00Z', x(1)],
    ['2026-11-06T12:00:00Z', x(6.5)],
    ['2027-01-01T00:00:00Z', x(11)],
  ])('puts %s at %d', (at, expected) => {
    expect(xOf(frame, at)).toBeCloseTo(expected, 6);
  });

  it('puts a day of the calendar at its beginning, and ticks every other week', () => {
    expect(xOfDay(frame, '2026-11-03')).toBeCloseTo(x(3), 6);
    expect(ticks({ ...picture, end: '2026-11-30' })).toEqual([
      '2026-11-01',
      '2026-11-15',
      '2026-11-29',
    ]);
  });
});

describe('a line', () => {
  it('climbs at each deployment, solid up to now and dashed after', () => {
    expect(drawn([step('DEV', 2, 'happened'), step('STG', 4, 'happened')])).toEqual({
      solid: [`M${x(2)} ${DEV}H${x(4)}`, `M${x(4)} ${DEV}V${STG}`, `M${x(4)} ${STG}H${x(6)}`],
      dashed: [`M${x(6)} ${STG}H${x(11)}`],
    });
  });

  it('is dashed where it shall climb, and where it should have and has not', () => {
    const { solid, dashed } = drawn([
      step('DEV', 2, 'happened'),
      step('STG', 4, 'planned'),
      step('PRD', 8, 'planned'),
    ]);
    expect(solid).toEqual([`M${x(2)} ${DEV}H${x(4)}`]);
    expect(dashed).toEqual([
      `M${x(4)} ${DEV}V${STG}`,
      `M${x(4)} ${STG}H${x(8)}`,
      `M${x(8)} ${STG}V${PRD}`,
      `M${x(8)} ${PRD}H${x(11)}`,
    ]);
  });

  it('ends where another release takes its place', () => {
    expect(drawn([step('DEV', 2, 'happened')], { until: '2026-11-05T00:00:00Z' })).toEqual({
      solid: [`M${x(2)} ${DEV}H${x(5)}`],
      dashed: [],
    });
  });

  it('stays where it was when a deployment did not stay', () => {
    const { solid, dashed } = drawn([step('DEV', 2, 'happened'), step('STG', 4, 'failed')]);
    expect(solid.at(-1)).toBe(`M${x(4)} ${DEV}H${x(6)}`);
    expect(dashed).toEqual([`M${x(6)} ${DEV}H${x(11)}`]);
  });

  it('does not go on from a step into a freeze', () => {
    const { dashed } = drawn([step('STG', 4, 'happened'), step('PRD', 8, 'planned', 'Year end')]);
    expect(dashed).toEqual([`M${x(6)} ${STG}H${x(8)}`, `M${x(8)} ${STG}V${PRD}`]);
  });

  it('puts out a branch for what hangs off the ladder', () => {
    const { solid } = drawn([step('STG', 2, 'happened'), step('SBX', 4, 'happened')]);
    expect(solid).toEqual([
      `M${x(4)} ${STG}V${SBX}`,
      `M${x(4)} ${SBX}H${x(6)}`,
      `M${x(2)} ${STG}H${x(6)}`,
    ]);
  });

  it('has a target only while no deployment goes to Production, and only within the picture', () => {
    const target = (steps: PictureStep[], target_at: string) =>
      drawLine(frame, line(steps, { target_at }), 0).target;
    expect(target([], '2026-11-09T00:00:00Z')).toEqual({ x: x(9), y: PRD });
    expect(target([step('PRD', 8, 'planned')], '2026-11-09T00:00:00Z')).toBeNull();
    expect(target([], '2026-12-09T00:00:00Z')).toBeNull();
  });
});

describe('the names', () => {
  /** Every two words of a picture that lie on each other. */
  function clashes({ captions, lines }: Names) {
    const all = [
      ...captions.map((one) => ({ ...one, text: one.freeze.reason })),
      ...[...lines.values()].flat(),
    ];
    return all.flatMap((one, at) =>
      all
        .slice(at + 1)
        .filter((other) => !areApart(one, other))
        .map((other) => `${one.text} / ${other.text}`),
    );
  }

  function expectReadable(frame: Frame, lines: readonly PictureLine[]) {
    const drawn = lines.map((one, place) => drawLine(frame, one, place));
    const names = namesOf(frame, drawn);
    expect(clashes(names)).toEqual([]);
    for (const one of lines) {
      expect(names.lines.get(one.release_id)?.some((each) => each.text === one.title)).toBe(true);
    }
    const foot = frame.head + frame.picture.rungs.length * frame.row;
    for (const { x, y, width } of [...names.lines.values()].flat()) {
      expect(x).toBeGreaterThanOrEqual(GUTTER);
      expect(x + width).toBeLessThanOrEqual(frame.width);
      expect(y).toBeGreaterThan(frame.head);
      expect(y).toBeLessThan(foot);
    }
    return names;
  }

  it.each([1180, 788])('never lie on each other, and every line has one, at %d pixels', (width) => {
    const picture = pictureOf(fixtureDoor().desk);
    if (!picture) throw new Error('no picture');
    const lines = drawable(picture);
    expect(lines.length).toBeGreaterThan(1);
    expectReadable({ picture, width, row: 44, head: 24 }, lines);
  });

  /** As many releases as are drawn, each at the same steps within a few hours of the others. */
  const crowd = Array.from({ length: 10 }, (_, at) =>
    line([step('DEV', 4, 'happened'), step('STG', 7, 'planned')], {
      release_id: `r-${at}`,
      title: `Payment Manager 4.${at}.0`,
      until: `2026-11-0${7 + (at % 3)}T00:00:00Z`,
    }),
  );

  it.each([34, 44])('take rows of their own where releases are dense, on rungs of %d', (row) => {
    const wide: Frame = { picture, width: 788, row, head: 24 };
    const names = expectReadable(wide, crowd);
    const led = [...names.lines.values()].flat().filter((one) => one.leader);
    expect(led.length).toBeGreaterThan(0);
    // What leads to a mark begins at it.
    for (const { leader } of led)
      expect(leader?.x).toBeCloseTo(xOf(wide, crowd[0]?.steps[1]?.at ?? ''));
  });

  it('lie on no mark of another line while there is room elsewhere', () => {
    const two = [
      line([step('STG', 3, 'happened')], { release_id: 'a', title: 'Mojaloop 17.1.0 r0' }),
      line([step('STG', 4, 'happened'), step('PRD', 5, 'planned')], {
        release_id: 'b',
        title: 'Mojaloop 17.2.0 r0',
      }),
    ];
    const wide: Frame = { picture, width: 788, row: 34, head: 24 };
    const drawn = two.map((one, place) => drawLine(wide, one, place));
    const marks = drawn.flatMap((one) =>
      one.marks.map((mark) => ({ id: one.line.release_id, mark })),
    );
    for (const [id, words] of namesOf(wide, drawn).lines) {
      for (const { x, y, width } of words) {
        const under = marks.filter(
          (one) =>
            one.id !== id &&
            one.mark.x > x &&
            one.mark.x < x + width &&
            one.mark.y > y - 10 &&
            one.mark.y < y,
        );
        expect(under).toEqual([]);
      }
    }
  });

  it('leave the reasons of freezes their room, and those each other', () => {
    const freeze = (reason: string, from: string) => ({
      start: `2026-11-${from}T00:00:00Z`,
      end: '2026-11-11T00:00:00Z',
      reason,
      label: '',
      hard: true,
      environment_ids: ['PRD'],
    });
    const freezes = [
      freeze('Year-end freeze', '05'),
      freeze('Audit on site', '05'),
      freeze('Third of them', '05'),
    ];
    const frozen = { ...picture, freezes };
    const names = expectReadable({ picture: frozen, width: 788, row: 34, head: 24 }, crowd);
    expect(names.captions.map((one) => one.freeze.reason)).toEqual([
      'Year-end freeze',
      'Audit on site',
    ]);
  });

  it('are said again at the first mark only where there is room beside it', () => {
    const alone = line([step('DEV', 2, 'happened'), step('PRD', 6, 'planned')]);
    const wide: Frame = { picture, width: 788, row: 44, head: 24 };
    expect(namesOf(wide, [drawLine(wide, alone, 0)]).lines.get('r')).toHaveLength(2);
  });
});
