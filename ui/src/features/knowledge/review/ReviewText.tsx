import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, ArticleComment, KnowledgeDiff } from '@/bindings';
import { SkeletonRows, StateMark } from '@/components';
import { Verified } from '../article/Verified';
import { ArticleHtml } from '../parts/ArticleHtml';
import { DiffView } from './DiffView';
import type { Mode } from './mode';
import classes from './review.module.css';

interface ReviewTextProps {
  article: Article;
  diff: KnowledgeDiff | undefined;
  mode: Mode;
  comments: readonly ArticleComment[];
  cursor: number | null;
  onCursor: (row: number | null) => void;
  writing: { line: number; form: ReactNode } | null;
  onComment: (line: number) => void;
  onSettle: (id: string) => void;
}

/** What waits: to be read with what changed marked, or line by line. */
export function ReviewText({ article, diff, mode, ...lines }: ReviewTextProps) {
  const { t } = useTranslation('knowledge');
  if (!diff) return <SkeletonRows rows={14} height={26} />;
  if (mode === 'read')
    return (
      <section
        className={classes.read}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('review.modes.read')}
      >
        <ArticleHtml html={diff.html} />
      </section>
    );
  const heads: [ReactNode, ReactNode] = [
    diff.from > 0 ? (
      <>
        <strong>{t('review.published', { version: diff.from })}</strong>
        <Verified look={article.verified} stale={article.stale} />
      </>
    ) : (
      t('review.nothing')
    ),
    <>
      <strong key="what">{t('review.pending', { version: diff.to })}</strong>
      <StateMark key="state" mark="unknown" label={t('review.notVerified')} />
    </>,
  ];
  return <DiffView diff={diff} mode={mode} heads={heads} {...lines} />;
}
