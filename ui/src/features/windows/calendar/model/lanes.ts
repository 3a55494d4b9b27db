import { countOf, type PlotBand, type PlotEntry, type PlotRow } from './plot';
import { type Scale, xOf } from './scale';
import { runsOf, shortHours, shortSpan } from './words';

/** Something in a row, with its place in pixels. */
interface Box {
  /** Where its bar begins and how long it is. */
  left: number;
  width: number;
  /** Where its words begin; they may run on beyond the bar, but not out of the picture. */
  textLeft: number;
  textWidth: number;
  top: number;
}
export type Placed =
  | (Box & { kind: 'entry'; id: string; plot: PlotEntry })
  | (Box & { kind: 'freeze'; id: string; plot: PlotBand });

/** A row drawn so that nothing covers anything. */
export interface Laid {
  items: Placed[];
  height: number;
  /** One line an entry, where there are many. */
  dense: boolean;
  /** Where it is said how many more there are; null where all are drawn. */
  foot: number | null;
}

/** From so many entries on, a row shows one line for each. */
const MANY = 24;
const TALL = 68;
const LINE = 24;
const FREEZE = 40;
const PAD = 8;
const GAP = 10;
const WIDEST = 230;
const LEAST_LABEL = 236;
export const LEAST_ROW = 78;
/** The head has room for two products that run there; each further one makes the row higher. */
const RUNS = 2;
const RUNS_LINE = 16;

/** Pixels that words take, close enough to keep them apart. */
const long = (text: string, size = 6.7) => text.length * size;

/** What an entry's last line adds up to, in characters. */
export type WordsOf = (plot: PlotEntry) => string;

/** Places what lies in a row, from the left, each in the first lane that has room. */
export function layRow(row: PlotRow, scale: Scale, stateOf: WordsOf): Laid {
  const dense = countOf(row) > MANY;
  const boxes = [
    ...row.freezes.map((plot) => freezeBox(plot, scale)),
    ...row.entries.map((plot) => entryBox(plot, scale, stateOf(plot), dense)),
  ].toSorted((a, b) => a.textLeft - b.textLeft || a.left - b.left);
  const ends: number[] = [];
  const heights: number[] = [];
  const lanes = boxes.map((box) => {
    const begin = box.kind === 'freeze' ? box.textLeft : Math.min(box.left, box.textLeft);
    let lane = ends.findIndex((end) => end <= begin);
    if (lane < 0) lane = ends.length;
    ends[lane] = endOf(box) + GAP;
    const height = box.kind === 'freeze' ? FREEZE : dense ? LINE : TALL;
    heights[lane] = Math.max(heights[lane] ?? 0, height);
    return lane;
  });
  const tops: number[] = [];
  let height = PAD;
  for (const one of heights) {
    tops.push(height);
    height += one;
  }
  const items = boxes.map((box, at) => ({ ...box, top: tops[lanes[at] as number] as number }));
  const foot = row.leftOut.length > 0 ? height : null;
  if (foot !== null) height += LINE;
  const { shown, more } = runsOf(row.row.running);
  const further = Math.max(0, shown.length + (more > 0 ? 1 : 0) - RUNS);
  const least = LEAST_ROW + further * RUNS_LINE;
  return { items, height: Math.max(least, height + 4), dense, foot };
}

/** Where nothing else may stand before; over a freeze's band itself anything may. */
function endOf(box: Placed): number {
  const words = box.textLeft + box.textWidth;
  return box.kind === 'freeze' ? words : Math.max(words, box.left + box.width);
}

function entryBox(plot: PlotEntry, scale: Scale, state: string, dense: boolean): Placed {
  const left = xOf(scale, plot.from);
  const width = Math.max(6, xOf(scale, plot.to) - left);
  const { title, hours } = plot.entry;
  const words = dense
    ? long(title) + 30
    : Math.max(long(title, 7.5), long(shortHours(hours), 6.5), long(state, 7) + 24);
  const textWidth = Math.min(WIDEST, words);
  const textLeft = Math.max(0, Math.min(left, scale.width - textWidth - 12));
  return { kind: 'entry', id: plot.entry.id, plot, left, width, textLeft, textWidth, top: 0 };
}

function freezeBox(plot: PlotBand, scale: Scale): Placed {
  const left = xOf(scale, plot.from);
  const room = xOf(scale, plot.to) - left;
  const { reason, label, owner, source, hard } = plot.band;
  const by = owner ?? source ?? '';
  const words = Math.max(
    long(reason, 7.5) + (hard ? 36 : 76),
    long(shortSpan(label), 6.5) + long(by, 6.5) + 30,
  );
  // Inside its band as far as it goes; where that is too little, the words run on.
  const textWidth = room >= LEAST_LABEL ? Math.min(words, room) : Math.min(words, LEAST_LABEL);
  const textLeft = Math.max(0, Math.min(left, scale.width - textWidth));
  const id = `${plot.band.window_id} ${plot.band.start}`;
  return { kind: 'freeze', id, plot, left, width: room, textLeft, textWidth, top: 0 };
}
