import type { PictureFreeze } from '@/bindings';
import { type DrawnLine, type Frame, GUTTER, HEAD, type Mark, xOf } from './ladder';

/** About how wide a letter of the picture's words is, and how far lines of them lie apart, in pixels. */
const LETTER = 6.8;
const LINE = 13;
/** Between words, and between a mark and its words. */
const GAP = 4;
const AWAY = 8;
/** From so far on a line leads from the mark to its words. */
const FAR = 20;

/** Words with the room they take: from `x` to the right, `y` is their baseline. */
export interface Room {
  x: number;
  y: number;
  width: number;
}

export interface Words extends Room {
  text: string;
  /** They end at their mark. */
  before: boolean;
  /** Said of a step into a freeze. */
  freeze: boolean;
  /** The mark they are led to, where they stand away from it. */
  leader: { x: number; y: number } | null;
}

/** The reason of a freeze, in its band. */
export interface Caption extends Room {
  freeze: PictureFreeze;
}

interface Spot {
  x: number;
  y: number;
  text: string;
  freeze: boolean;
}

/** What is written in the picture: no words lie on others. */
export interface Names {
  captions: Caption[];
  /** By release. */
  lines: Map<string, Words[]>;
}

/**
 * Names the lines and the freezes. Each line is named at its last mark first, in a row of its own with
 * a line to the mark where all is taken around it, and over marks only where a crowd leaves nothing
 * else; what else would be said of it, at its first mark
 * and where a freeze stops it, is left out where there is no room beside.
 */
export function namesOf(frame: Frame, drawn: readonly DrawnLine[]): Names {
  const sheet = new Sheet(frame, drawn);
  const captions = frame.picture.freezes.flatMap((freeze) => sheet.caption(freeze) ?? []);
  const spots = drawn.map((one) => ({ id: one.line.release_id, spots: spotsOf(one) }));
  const lines = new Map<string, Words[]>(spots.map(({ id }) => [id, []]));
  const say = (id: string, words: Words | null) => words && lines.get(id)?.push(words);
  for (const { id, spots: all } of spots) {
    const [first] = all;
    if (first) say(id, sheet.near(first) ?? sheet.far(first) ?? sheet.anywhere(first));
  }
  for (const { id, spots: all } of spots) {
    for (const spot of all.slice(1)) say(id, sheet.near(spot));
  }
  return { captions, lines };
}

/** Whether two words leave each other room. */
export function areApart(one: Room, other: Room): boolean {
  return (
    Math.abs(other.y - one.y) >= LINE ||
    one.x + one.width + GAP <= other.x ||
    other.x + other.width + GAP <= one.x
  );
}

/** What is written already, and where there is room still. */
class Sheet {
  private readonly taken: Room[] = [];
  private readonly marks: readonly Mark[];
  private readonly top: number;
  private readonly foot: number;

  constructor(
    private readonly frame: Frame,
    drawn: readonly DrawnLine[],
  ) {
    this.marks = drawn.flatMap((one) => one.marks);
    // Below the days, and below the freezes of the increment itself where those are named.
    this.top = frame.head + (frame.head > HEAD ? 8 : 3);
    this.foot = frame.head + frame.picture.rungs.length * frame.row - 3;
  }

  /** In its band, on the highest rung, if that is wide and high enough. */
  caption(freeze: PictureFreeze): Caption | null {
    const { frame } = this;
    const everywhere = freeze.environment_ids.length === 0;
    const rung = frame.picture.rungs.findIndex(
      (one) => everywhere || freeze.environment_ids.includes(one.id),
    );
    const [from, to] = [xOf(frame, freeze.start), xOf(frame, freeze.end)];
    const width = freeze.reason.length * LETTER;
    if (rung < 0 || width > to - from - 12) return null;
    const foot = frame.head + (rung + 1) * frame.row - 6;
    for (let y = foot; y - LINE > frame.head + rung * frame.row - 4; y -= LINE) {
      const room = { x: from + 6, y, width };
      if (this.isFree(room)) return { ...this.take(room), freeze };
    }
    return null;
  }

  /** Beside the mark: above or below, after it or before. */
  near(spot: Spot): Words | null {
    return this.place(spot, [spot.y - 6, spot.y + 15], true);
  }

  /** In the nearest row that has room. */
  far(spot: Spot): Words | null {
    return this.place(spot, this.rowsFrom(spot), true);
  }

  /** As near as it goes, over marks of others where it must be. */
  anywhere(spot: Spot): Words | null {
    return this.place(spot, [spot.y - 6, spot.y + 15, ...this.rowsFrom(spot)], false);
  }

  private rowsFrom(spot: Spot): number[] {
    const rows: number[] = [];
    for (let by = LINE; by < this.foot - this.top; by += LINE) {
      rows.push(spot.y - 6 - by, spot.y + 15 + by);
    }
    return rows;
  }

  private place(spot: Spot, rows: readonly number[], clear: boolean): Words | null {
    const width = spot.text.length * LETTER;
    const places = rows.flatMap((y) => [
      { x: spot.x + AWAY, y, width },
      { x: spot.x - AWAY - width, y, width },
    ]);
    const room = places.find(
      (one) => this.isInside(one) && this.isFree(one) && (!clear || this.coversNone(one, spot)),
    );
    if (!room) return null;
    const { text, freeze } = spot;
    const leader = Math.abs(room.y - spot.y) > FAR ? { x: spot.x, y: spot.y } : null;
    return { ...this.take(room), text, freeze, before: room.x < spot.x, leader };
  }

  private take<R extends Room>(room: R): R {
    this.taken.push(room);
    return room;
  }

  private isFree(room: Room): boolean {
    return this.taken.every((other) => areApart(room, other));
  }

  private isInside({ x, y, width }: Room): boolean {
    const { frame } = this;
    return x >= GUTTER && x + width <= frame.width && y >= this.top && y <= this.foot;
  }

  /** Whether no mark of a step lies under the words. */
  private coversNone({ x, y, width }: Room, own: Spot): boolean {
    return this.marks.every(
      (mark) =>
        (mark.x === own.x && Math.abs(mark.y - own.y) < 1) ||
        mark.x < x - GAP ||
        mark.x > x + width + GAP ||
        mark.y < y - LINE ||
        mark.y > y + GAP,
    );
  }
}

/** Where a line may be named, the place that counts most first. */
function spotsOf({ line, marks, target }: DrawnLine): Spot[] {
  const [first, last] = [marks[0], marks.at(-1)];
  const name = { text: line.title, freeze: false };
  const spots: Spot[] = [];
  if (last) spots.push({ x: last.x, y: last.y, ...name });
  for (const { x, y, step } of marks) {
    if (step.freeze) spots.push({ x, y: y + 14, text: step.freeze, freeze: true });
  }
  if (first && first !== last) spots.push({ x: first.x, y: first.y, ...name });
  if (target) spots.push({ ...target, ...name });
  return spots;
}
