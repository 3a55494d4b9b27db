import {
  type Icon,
  IconArrowsExchange,
  IconBugOff,
  IconFileText,
  IconListNumbers,
  IconRoute,
  IconSchema,
  IconTerminal2,
  IconTool,
  IconTransferIn,
} from '@tabler/icons-react';
import type { Stamp } from '@/bindings';
import type { Mark } from '@/components';
import type { knowledge } from '../strings';

export type KindName = keyof typeof knowledge.kind;
export type StateName = keyof typeof knowledge.state;

/** The kinds of articles in the order they are offered, with their glyphs. */
export const KINDS: Record<KindName, Icon> = {
  change: IconArrowsExchange,
  workaround: IconRoute,
  known_error: IconBugOff,
  resolution: IconTool,
  runbook_note: IconTerminal2,
  architecture: IconSchema,
  how_to: IconListNumbers,
  handover: IconTransferIn,
  none: IconFileText,
};
export const KIND_NAMES = Object.keys(KINDS).filter((kind) => kind !== 'none') as KindName[];

/** A kind the window knows; a newer one stands for itself by the plain sheet. */
export const kindOf = (slug: string): KindName => (slug in KINDS ? (slug as KindName) : 'none');

export const STATES: Record<StateName, Mark> = {
  draft: 'planned',
  in_review: 'review',
  returned: 'flag',
  published: 'met',
  archived: 'superseded',
};
export const stateOf = (slug: string): StateName =>
  slug in STATES ? (slug as StateName) : 'draft';

export const AUDIENCES = ['internal', 'participants', 'everyone'] as const;
export const CONFIDENCES = ['draft', 'not_validated', 'validated', 'archived'] as const;
export const REASONS = ['outdated', 'wrong', 'unclear'] as const;

/** The day of a moment as its own zone has it, such as `Tue 3 Nov 2026`. */
export const dayWords = (stamp: Stamp): string => stamp.label.split(',')[0] ?? stamp.label;

/** The day without its year, where the year is the present one. */
export function shortDay(stamp: Stamp, now: Stamp | undefined): string {
  const day = dayWords(stamp);
  const year = now ? dayWords(now).slice(-5) : '';
  return year && day.endsWith(year) ? day.slice(0, -5) : day;
}
