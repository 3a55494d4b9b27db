import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { knowledgePath } from '../paths';
import { ArticleHead } from './ArticleHead';
import { History } from './History';
import { Reading } from './Reading';

interface ArticleParams {
  id: string;
  version?: string;
  [key: string]: string | undefined;
}

/** One article: to be read, or its history. */
export default function ArticlePage({ history = false }: { history?: boolean }) {
  const { t } = useTranslation('knowledge');
  const params = useParams<ArticleParams>();
  // An address that came from elsewhere may still name a heading.
  const name = decodeURIComponent((params.id ?? '').split('?')[0] ?? '');
  const version = params.version ? Number.parseInt(params.version, 10) : undefined;
  const read = useRead(
    'article_show',
    { article: name, version, drawn_only: true },
    { keep: true },
  );
  const article = read.data;
  useCrumbs([{ label: t('title'), path: knowledgePath }, { label: article?.title ?? '…' }]);
  if (read.error?.code === 'not_found')
    return (
      <EmptyState
        title={t('article.notFound')}
        action={
          <Button component={Link} href={knowledgePath}>
            {t('article.back')}
          </Button>
        }
      >
        {t('article.notFoundText')}
      </EmptyState>
    );
  if (read.error && !article)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!article) return <SkeletonRows rows={12} />;
  return (
    <>
      <ArticleHead article={article} tab={history ? 'history' : 'read'} />
      {history ? <History article={article} /> : <Reading key={article.id} article={article} />}
    </>
  );
}
