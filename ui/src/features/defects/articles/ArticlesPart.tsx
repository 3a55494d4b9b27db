import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { EmptyState, ErrorNote, SectionHead, SkeletonRows } from '@/components';
import { UsedArticles } from '@/features/knowledge/parts/UsedArticles';
import classes from './articles.module.css';
import { FitList, WriteLink } from './Fits';
import { useFits } from './useFits';

/** The articles of a defect on its own page: those that were used for it, and those that fit. */
export function ArticlesPart({ row }: { row: DefectRow }) {
  return (
    <div className={classes.part}>
      <UsedArticles of={{ defect: row.id }} />
      <Fitting row={row} />
    </div>
  );
}

function Fitting({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const { hits, error, again } = useFits(row.id);
  if (error && !hits) return <ErrorNote message={error.message} hint={error.hint} retry={again} />;
  if (!hits) return <SkeletonRows rows={4} height={64} />;
  if (hits.length === 0)
    return (
      <EmptyState title={t('articles.none')} action={<WriteLink row={row} />}>
        {t('articles.noneText')}
      </EmptyState>
    );
  return (
    <section aria-label={t('articles.title')}>
      <SectionHead title={t('articles.title')} count={hits.length} />
      <FitList row={row} hits={hits} />
    </section>
  );
}
