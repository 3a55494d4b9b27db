import {
  IconBook2,
  IconBox,
  IconBug,
  IconCalendarStats,
  IconCalendarTime,
  IconComponents,
  IconFile,
  IconListCheck,
  IconPackages,
  IconStack2,
  IconUser,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Hit } from '@/bindings';

/** One line of the palette. */
export interface Entry {
  /** Those it was found by, which are marked in it. */
  words: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  state?: string;
  keys?: string[];
  run: () => void;
}

export interface Group {
  label: string;
  entries: Entry[];
}

/** The kinds, in the order in which they are shown. */
const ICONS = {
  release: IconBox,
  component: IconComponents,
  deployment: IconCalendarTime,
  runbook: IconListCheck,
  chart: IconPackages,
  chart_version: IconPackages,
  increment: IconCalendarStats,
  environment: IconStack2,
  person: IconUser,
  defect: IconBug,
  article: IconBook2,
} as const;

/** Whether every word typed stands somewhere in what is offered. */
export function matches(query: string, ...texts: (string | undefined)[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Heights as Palette.module.css gives them, in pixels. */
const ROW = 38;
const HEAD = 28;
const BOX = 568;
const AROUND = 48 + 36 + 12;

/** How much of the list's box is for rows, in a window of this height. */
export function roomOf(height: number): number {
  return Math.min(0.72 * height, BOX) - AROUND;
}

interface Sight {
  groups: Group[];
  /** Place of the first entry drawn. */
  top: number;
  /** How many there are below. */
  below: number;
}

/** What fits into `room` pixels from the entry at `top` on, moved as far as `chosen` needs it. */
export function inSight(
  groups: readonly Group[],
  top: number,
  chosen: number,
  room: number,
): Sight {
  const from = Math.min(top, chosen);
  let [place, left, drawn] = [0, room, 0];
  const shown: Group[] = [];
  for (const group of groups) {
    const rest = group.entries.slice(Math.max(0, from - place));
    place += group.entries.length;
    const fit = rest.length > 0 ? Math.max(0, Math.floor((left - HEAD) / ROW)) : 0;
    const entries = rest.slice(0, fit);
    if (entries.length > 0) shown.push({ ...group, entries });
    left -= rest.length > 0 ? HEAD + rest.length * ROW : 0;
    drawn += entries.length;
  }
  const isIn = chosen < from + drawn || drawn === 0;
  return isIn
    ? { groups: shown, top: from, below: place - from - drawn }
    : inSight(groups, from + 1, chosen, room);
}

/** Hits by kind, in the order of the kinds above; one that is not known comes last. */
export function groupHits(
  hits: readonly Pick<Hit, 'kind' | 'title' | 'detail' | 'state' | 'path'>[],
  words: string,
  t: TFunction<'shell'>,
  go: (path: string) => void,
): Group[] {
  const place = (kind: string) => (kind in ICONS ? Object.keys(ICONS).indexOf(kind) : 99);
  const kinds = [...new Set(hits.map((hit) => hit.kind))].sort((a, b) => place(a) - place(b));
  return kinds.map((kind) => {
    const known = kind in ICONS ? (kind as keyof typeof ICONS) : null;
    const Glyph = known ? ICONS[known] : IconFile;
    const entries = hits
      .filter((hit) => hit.kind === kind)
      .map((hit) => ({
        words,
        label: hit.title,
        detail: hit.detail,
        state: hit.state,
        icon: <Glyph size={15} stroke={1.75} aria-hidden />,
        run: () => go(hit.path),
      }));
    return { label: t(`palette.kind.${known ?? 'other'}`), entries };
  });
}
