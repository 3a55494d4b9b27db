import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { Article, KnowledgeDiff } from '@/bindings';
import { ErrorNote, PageHead, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Restore } from '../article/History';
import { ArticleHtml } from '../parts/ArticleHtml';
import { articlePath, knowledgePath } from '../paths';
import { ChangedFiles } from './ChangedFiles';
import { DiffView } from './DiffView';
import { changeStarts, nextChange } from './lines';
import { useMode } from './mode';
import { Counts, ModeChoice } from './ReviewBar';
import classes from './review.module.css';
import { useChangeKeys } from './useReviewKeys';

/** Two versions of an article, compared. */
export default function ComparePage() {
  const { t } = useTranslation('knowledge');
  const params = useParams<{ id: string; from: string; to: string }>();
  const id = decodeURIComponent(params.id);
  const [from, to] = [Number.parseInt(params.from, 10), Number.parseInt(params.to, 10)];
  const article = useRead('article_show', { article: id, drawn_only: true });
  const diff = useRead('article_diff', { article: id, from, to });
  const title =
    from > 0 ? t('review.compareTitle', { from, to }) : t('review.compareFirst', { to });
  useCrumbs([
    { label: t('title'), path: knowledgePath },
    { label: article.data?.title ?? '…', path: articlePath(id) },
    { label: title },
  ]);
  const error = diff.error ?? article.error;
  if (error)
    return (
      <ErrorNote
        message={error.message}
        hint={error.hint}
        retry={() => {
          void article.refetch();
          void diff.refetch();
        }}
      />
    );
  if (!article.data || !diff.data) return <SkeletonRows rows={12} />;
  return <Compared article={article.data} diff={diff.data} title={title} />;
}

interface ComparedProps {
  article: Article;
  diff: KnowledgeDiff;
  title: string;
}

function Compared({ article, diff, title }: ComparedProps) {
  const { t } = useTranslation('knowledge');
  const { mode, modes, set } = useMode(diff.from === 0);
  const [cursor, setCursor] = useState<number | null>(null);
  const [restoring, setRestoring] = useState(false);
  useChangeKeys((by) => setCursor(nextChange(changeStarts(diff.rows), cursor, by)));
  const version = (number: number) => article.versions.find((one) => one.number === number);
  const older = version(diff.from);
  const head = (number: number) => {
    const one = version(number);
    if (!one) return t('review.nothing');
    return (
      <>
        <strong>{t('version', { number })}</strong>
        <span>{`${one.by}, ${one.made.label}`}</span>
      </>
    );
  };
  return (
    <>
      <PageHead
        title={article.title}
        meta={title}
        actions={
          older && older.number !== article.published && older.number !== article.pending ? (
            <Button size="xs" variant="default" onClick={() => setRestoring(true)}>
              {t('article.restoreOf', { version: older.number })}
            </Button>
          ) : null
        }
      />
      <div className={classes.bar}>
        <ModeChoice mode={mode} modes={modes} onMode={set} />
        <Counts diff={diff} />
      </div>
      <ChangedFiles files={diff.files} />
      {mode === 'read' ? (
        <section
          className={classes.read}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
          tabIndex={0}
          aria-label={t('review.modes.read')}
        >
          <ArticleHtml html={diff.html} />
        </section>
      ) : (
        <DiffView
          diff={diff}
          mode={mode}
          heads={[head(diff.from), head(diff.to)]}
          cursor={cursor}
          onCursor={setCursor}
        />
      )}
      {restoring && older ? (
        <Restore article={article} version={older} onClose={() => setRestoring(false)} />
      ) : null}
    </>
  );
}
