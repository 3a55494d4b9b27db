import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleHit, ArticleRow, ReleaseSummary } from '@/bindings';
import { useAsk } from '@/query';
import type { Target, Targets } from './codemirror/links';
import { type ArticleKind, KINDS } from './front/read';

const MOST = 12;

/** The shortest name by which the core finds a release; two products may have the same version. */
export function nameOf(one: ReleaseSummary, all: readonly ReleaseSummary[]): string {
  const same = all.filter((other) => other.version === one.version);
  if (same.some((other) => other.product !== one.product)) return one.title;
  const newest = Math.max(...same.map((other) => other.revision));
  return one.revision === newest ? one.version : `${one.version} r${one.revision}`;
}

/** Where links may lead: what the desk holds, found by what was typed. */
export function useTargets(): Targets {
  const { t } = useTranslation('editor');
  const { t: say } = useTranslation('knowledge');
  const ask = useAsk();
  return useMemo(() => {
    const kindOf = (kind: string) =>
      KINDS.includes(kind as ArticleKind) ? say(`kind.${kind as ArticleKind}`) : '';
    const article = ({ path, title, kind }: ArticleHit | ArticleRow): Target => ({
      target: path,
      title,
      detail: kindOf(kind),
    });
    return {
      articles: async (typed) => {
        if (typed.trim()) {
          const { hits } = await ask('article_search', { query: typed, limit: MOST });
          return hits.map(article);
        }
        const { articles } = await ask('article_list', { sort: 'changed', limit: MOST });
        return articles.map(article);
      },
      releases: async (typed) => {
        const { releases } = await ask('release_list', {});
        const wanted = typed.trim().toLowerCase();
        return releases
          .filter((one) => `${one.version} ${one.title}`.toLowerCase().includes(wanted))
          .slice(0, MOST)
          .map((one) => ({
            target: `release ${nameOf(one, releases)}`,
            title: one.title,
            detail: one.version,
          }));
      },
      defects: async (typed) => {
        const number = /^\d+$/.test(typed.trim());
        const query = typed.trim() || null;
        const { defects } = await ask('defect_list', { query, sort: '-number', limit: MOST });
        const shown = defects.map(({ number: id, title }) => ({
          target: `defect ${id}`,
          title: `${id} ${title}`,
          detail: '',
        }));
        if (!number || shown.some((one) => one.target === `defect ${typed.trim()}`)) return shown;
        const bare = typed.trim();
        return [
          { target: `defect ${bare}`, title: t('links.defect', { bare }), detail: '' },
          ...shown,
        ];
      },
    };
  }, [ask, t, say]);
}
