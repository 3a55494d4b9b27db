import type { PlotBand, PlotEntry, PlotRow } from './plot';
import { type Scale, xOf } from './scale';

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
}

/** From so many entries on, a row shows one line for each. */
const MANY = 24;
const TALL = 68;
const LINE = 24;
const FREEZE = 40;
const PAD = 8;
const GAP = 10;
const WIDEST = 230;
export const LEAST_ROW = 78;

/** Pixels that words take, close enough to keep them apart. */
const long = (text: string, size = 6.7) => text.length * size;

/** What an entry's last line adds up to, in characters. */
export type WordsOf = (plot: PlotEntry) => string;

/** Places what lies in a row, from the left, each in the first lane that has room. */
export function layRow(row: PlotRow, scale: Scale, stateOf: WordsOf): Laid {
  const dense = row.entries.length > MANY;
  const boxes = [
    ...row.freezes.map((plot) => freezeBox(plot, scale)),
    ...row.entries.map((plot) => entryBox(plot, scale, stateOf(plot), dense)),
  ].toSorted((a, b) => a.textLeft - b.textLeft || a.left - b.left);
  const ends: number[] = [];
  const heights: number[] = [];
  const lanes = boxes.map((box) => {
    const begin = Math.min(box.left, box.textLeft);
    let lane = ends.findIndex((end) => end <= begin);
    if (lane < 0) lane = ends.length;
    ends[lane] = Math.max(box.left + box.width, box.textLeft + box.textWidth) + GAP;
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
  return { items, height: Math.max(LEAST_ROW, height + 4), dense };
}

function entryBox(plot: PlotEntry, scale: Scale, state: string, dense: boolean): Placed {
  const left = xOf(scale, plot.from);
  const width = Math.max(6, xOf(scale, plot.to) - left);
  const { title, hours } = plot.entry;
  const words = dense
    ? long(title) + 30
    : Math.max(long(title, 7.1), long(hours, 6.4), long(state, 6.9) + 22);
  const textWidth = Math.min(WIDEST, words);
  const textLeft = Math.max(0, Math.min(left, scale.width - textWidth - 4));
  return { kind: 'entry', id: plot.entry.id, plot, left, width, textLeft, textWidth, top: 0 };
}

function freezeBox(plot: PlotBand, scale: Scale): Placed {
  const left = xOf(scale, plot.from);
  const width = xOf(scale, plot.to) - left;
  const words = Math.max(long(plot.band.reason, 7.1) + 60, long(plot.band.label, 6.4) + 16);
  const id = `${plot.band.window_id} ${plot.band.start}`;
  const textWidth = Math.min(words, width);
  return { kind: 'freeze', id, plot, left, width: textWidth, textLeft: left, textWidth, top: 0 };
}
