import { useCallback, useMemo, useRef, useState } from 'react';
import type { DefectRow, ListDefects } from '@/bindings';
import type { Refusal } from '@/platform';
import { useAhead, useReads } from '@/query';
import { PAGE, pagesOf, placeOf, shownAt } from '../model/window';

/** A list of any length of which only the pages in sight are read. */
export interface Rows {
  /** How many the list holds, those that are leaving left out. */
  count: number;
  at: (index: number) => DefectRow | undefined;
  /** Where a defect is shown, as far as it has been read; −1 when it has not. */
  find: (id: string) => number;
  /** Says which rows are in sight, and which one is in front. */
  want: (first: number, last: number, front: number) => void;
  /** Reads rows that are not in sight, such as those a selection reaches over. */
  ids: (first: number, last: number) => Promise<string[]>;
  error: Refusal | null;
  pending: boolean;
  retry: () => void;
}

interface Read {
  total: number;
  pages: Map<number, readonly DefectRow[]>;
}

const NOTHING: Read = { total: 0, pages: new Map() };
const ROOM = { offset: 0, limit: PAGE };

/** Reads the pages in sight of what `asked` asks for; `leaving` are hidden before they are gone. */
export function useRows(asked: ListDefects, leaving: ReadonlySet<string>): Rows {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const ahead = useAhead();
  const requests = pages.map((page) => ({ ...asked, ...ROOM, offset: page * PAGE }));
  const answers = useReads('defect_list', requests);
  const last = useRef(NOTHING);
  const read = readOf(pages, answers) ?? last.current;
  last.current = read;
  const hidden = useMemo(() => placesOf(read, leaving), [read, leaving]);

  const want = useCallback((first: number, to: number, front: number) => {
    const next = pagesOf(first, to, front);
    setPages((now) => (now.join() === next.join() ? now : next));
  }, []);
  const key = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  const ids = useCallback(
    async (first: number, to: number) => {
      const all = await ahead('defect_list', { ...asked, offset: 0, limit: 1, ids: true });
      return (all.ids ?? []).slice(first, to + 1);
    },
    [ahead, key],
  );
  return {
    count: Math.max(0, read.total - hidden.length),
    at: (index) => rowAt(read, placeOf(index, hidden)),
    find: (id) => {
      const place = findIn(read, id);
      return place < 0 || leaving.has(id) ? -1 : shownAt(place, hidden);
    },
    want,
    ids: (first, to) => ids(placeOf(first, hidden), placeOf(to, hidden)),
    error: answers.find((one) => one.error)?.error as Refusal | null,
    pending: read === NOTHING && answers.some((one) => one.isPending),
    retry: () => {
      for (const one of answers) void one.refetch();
    },
  };
}

/** What has been read, or null while the first page of another question is still awaited. */
function readOf(
  pages: readonly number[],
  answers: readonly { data?: { total: number; defects: DefectRow[] } }[],
): Read | null {
  const known = pages.flatMap((page, at) => {
    const data = answers[at]?.data;
    return data ? [{ page, data }] : [];
  });
  const first = known[0];
  if (!first) return null;
  return {
    total: first.data.total,
    pages: new Map(known.map(({ page, data }) => [page, data.defects])),
  };
}

function rowAt(read: Read, place: number): DefectRow | undefined {
  return read.pages.get(Math.floor(place / PAGE))?.[place % PAGE];
}

function findIn(read: Read, id: string): number {
  for (const [page, rows] of read.pages) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return page * PAGE + at;
  }
  return -1;
}

function placesOf(read: Read, leaving: ReadonlySet<string>): number[] {
  return [...leaving].map((id) => findIn(read, id)).filter((place) => place >= 0);
}
