import {
  IconBox,
  IconCalendarStats,
  IconComponents,
  IconFile,
  IconPackages,
  IconStack2,
  IconUser,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Hit } from '@/bindings';

/** One line of the palette. */
export interface Entry {
  id: string;
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

const ICONS = {
  release: IconBox,
  chart: IconPackages,
  chart_version: IconPackages,
  component: IconComponents,
  increment: IconCalendarStats,
  environment: IconStack2,
  person: IconUser,
} as const;

/** Whether every word typed stands somewhere in what is offered. */
export function matches(query: string, ...texts: (string | undefined)[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Hits by kind, in the order in which the search gave the kinds. */
export function groupHits(
  hits: readonly Hit[],
  t: TFunction<'shell'>,
  go: (path: string) => void,
): Group[] {
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  return kinds.map((kind) => {
    const known = kind in ICONS ? (kind as keyof typeof ICONS) : null;
    const Glyph = known ? ICONS[known] : IconFile;
    const entries = hits
      .filter((hit) => hit.kind === kind)
      .map((hit, index) => ({
        id: `${kind}-${index}-${hit.path}`,
        label: hit.title,
        detail: hit.detail,
        state: hit.state,
        icon: <Glyph size={15} stroke={1.75} aria-hidden />,
        run: () => go(hit.path),
      }));
    return { label: t(`palette.kind.${known ?? 'other'}`), entries };
  });
}
