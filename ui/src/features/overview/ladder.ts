import type { Picture, PictureLine, PictureStep } from '@/bindings';

const DAY = 86_400_000;
/** Where the names of the rungs stand, left of the picture. */
export const GUTTER = 172;
/** Above the rungs: the days, and below them the freezes of the increment itself. */
export const HEAD = 24;
const EDGE = 8;
/** How far lines on one rung lie apart, so that each can be followed. */
const LANES = [0, 11, -11, 6, -6];

/** The measures of the picture: how wide it is, and how high a rung. */
export interface Frame {
  picture: Picture;
  width: number;
  row: number;
  head: number;
}

/** Where a moment lies, from left to right; what lies outside is at the edge. */
export function xOf({ picture, width }: Frame, at: string): number {
  const [from, to, moment] = [picture.from, picture.to, at].map((one) => Date.parse(one)) as [
    number,
    number,
    number,
  ];
  const share = to > from ? (moment - from) / (to - from) : 0;
  return GUTTER + Math.min(1, Math.max(0, share)) * (width - GUTTER - EDGE);
}

/** The same for a day of the hub's calendar. */
export function xOfDay(frame: Frame, day: string): number {
  const { start, end } = frame.picture;
  const [first, last, one] = [start, end, day].map((text) => Date.parse(`${text}T00:00:00Z`)) as [
    number,
    number,
    number,
  ];
  const share = (one - first) / (last + DAY - first);
  return GUTTER + Math.min(1, Math.max(0, share)) * (frame.width - GUTTER - EDGE);
}

/** The first day of every other week, as the ticks of the picture. */
export function ticks({ start, end }: Picture): string[] {
  const days: string[] = [];
  for (let at = Date.parse(start); at <= Date.parse(end); at += 14 * DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** A part of a line: solid for what happened, dashed for what is planned. */
export interface Stretch {
  path: string;
  planned: boolean;
}

export interface Mark {
  x: number;
  y: number;
  step: PictureStep;
}

export interface DrawnLine {
  line: PictureLine;
  /** Lines differ by tone; there are as many tones as lanes. */
  tone: number;
  stretches: Stretch[];
  marks: Mark[];
  /** Where it shall be in Production, when no deployment says so yet. */
  target: { x: number; y: number } | null;
}

/** Lines that can be drawn: with a step, or a target within the picture. */
export function drawable(picture: Picture): PictureLine[] {
  return picture.lines.filter((line) => line.steps.length > 0 || isInside(picture, line.target_at));
}

function isInside(picture: Picture, at: string | null): boolean {
  if (at === null) return false;
  const moment = Date.parse(at);
  return Date.parse(picture.from) <= moment && moment < Date.parse(picture.to);
}

/** Where a line has come to. */
interface Rest {
  x: number;
  y: number;
  planned: boolean;
}

/** Draws a line: it climbs with each step on the ladder, and puts out a branch for one beside it. */
export function drawLine(frame: Frame, line: PictureLine, place: number): DrawnLine {
  const { picture } = frame;
  const lane = LANES[place % LANES.length] ?? 0;
  const y = (rung: number) => frame.head + (rung + 0.5) * frame.row + lane;
  const rungOf = (id: string) => picture.rungs.findIndex((one) => one.id === id);
  const pen = new Pen(xOf(frame, picture.now.at));
  const end = xOf(frame, line.until ?? picture.to);
  const marks: Mark[] = [];
  let at: Rest | null = null;
  let stopped = false;
  for (const step of line.steps) {
    const rung = rungOf(step.environment_id);
    if (rung < 0) continue;
    const mark = { x: xOf(frame, step.at), y: y(rung), step };
    marks.push(mark);
    const planned = step.how === 'planned';
    if (picture.rungs[rung]?.branch) {
      const feeder = picture.rungs.findIndex((one) => one.code === picture.rungs[rung]?.feeds_from);
      if (at || feeder >= 0) pen.climb(mark.x, at?.y ?? y(feeder), mark.y, planned);
      if (step.how !== 'failed' && !step.freeze) pen.stay(mark.x, mark.y, end, planned);
      continue;
    }
    if (at) {
      pen.stay(at.x, at.y, mark.x, at.planned);
      pen.climb(mark.x, at.y, mark.y, planned);
    }
    // What did not stay, or is planned into a freeze, is not where the line goes on from.
    if (step.how !== 'failed') at = { x: mark.x, y: mark.y, planned };
    else if (at) at = { x: mark.x, y: at.y, planned: at.planned };
    stopped = step.freeze !== null;
  }
  if (at && !stopped) pen.stay(at.x, at.y, end, at.planned);
  return {
    line,
    tone: place % LANES.length,
    stretches: pen.stretches,
    marks,
    target: targetOf(frame, line, y),
  };
}

function targetOf(frame: Frame, line: PictureLine, y: (rung: number) => number) {
  const { picture } = frame;
  const top = picture.rungs.findIndex((one) => one.kind === 'production');
  const goes = line.steps.some((step) => step.environment_id === picture.rungs[top]?.id);
  if (top < 0 || goes || !line.target_at || !isInside(picture, line.target_at)) return null;
  return { x: xOf(frame, line.target_at), y: y(top) };
}

/** Draws stretches; what lies right of now has not happened, whatever its step says. */
class Pen {
  readonly stretches: Stretch[] = [];

  constructor(private readonly now: number) {}

  stay(from: number, y: number, to: number, planned: boolean) {
    if (to <= from) return;
    const turn = planned ? from : Math.min(to, Math.max(from, this.now));
    if (turn > from) this.draw(`M${round(from)} ${round(y)}H${round(turn)}`, false);
    if (to > turn) this.draw(`M${round(turn)} ${round(y)}H${round(to)}`, true);
  }

  climb(x: number, from: number, to: number, planned: boolean) {
    if (from !== to) this.draw(`M${round(x)} ${round(from)}V${round(to)}`, planned);
  }

  private draw(path: string, planned: boolean) {
    this.stretches.push({ path, planned });
  }
}

const round = (value: number) => Math.round(value * 2) / 2;
