import { useCallback, useRef, useState } from 'react';
import type { ArticleRow, ListArticles } from '@/bindings';
import { PAGE, pagesOf } from '@/features/defects/model/window';
import type { Refusal } from '@/platform';
import { useReads } from '@/query';

/** A list of any length of which only the pages in sight are read. */
export interface ArticleList {
  total: number;
  at: (index: number) => ArticleRow | undefined;
  /** Says which rows are in sight, and which one is in front. */
  want: (first: number, last: number, front: number) => void;
  pending: boolean;
  error: Refusal | null;
  retry: () => void;
}

interface Read {
  total: number;
  pages: Map<number, readonly ArticleRow[]>;
}

const NOTHING: Read = { total: 0, pages: new Map() };

/** Reads the pages in sight; the last answer stays until the next is there. */
export function useArticles(asked: ListArticles): ArticleList {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const answers = useReads(
    'article_list',
    pages.map((page) => ({ ...asked, offset: page * PAGE, limit: PAGE })),
  );
  const last = useRef(NOTHING);
  const known = pages.flatMap((page, at) => {
    const data = answers[at]?.data;
    return data ? [{ page, data }] : [];
  });
  if (known[0])
    last.current = {
      total: known[0].data.total,
      pages: new Map(known.map(({ page, data }) => [page, data.articles])),
    };
  const read = last.current;
  const want = useCallback((first: number, to: number, front: number) => {
    const next = pagesOf(first, to, front);
    setPages((now) => (now.join() === next.join() ? now : next));
  }, []);
  return {
    total: read.total,
    at: (index) => read.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
    want,
    pending: read === NOTHING && answers.some((one) => one.isPending),
    error: (answers.find((one) => one.error)?.error ?? null) as Refusal | null,
    retry: () => {
      for (const one of answers) void one.refetch();
    },
  };
}
