import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { knowledgePath } from '../paths';
import { ArticleGrid } from './ArticleGrid';
import { ListTools, NO_WISH, type Wish } from './ListTools';
import classes from './list.module.css';
import { useArticles } from './useArticles';

/** Every article, narrowed and ordered: for those who browse where others search. */
export default function AllPage() {
  const { t } = useTranslation('knowledge');
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const asked = Object.fromEntries(Object.entries(wish).filter(([, value]) => value));
  const list = useArticles(asked);
  useCrumbs([{ label: t('title'), path: knowledgePath }, { label: t('face.all') }]);
  return (
    <>
      <h1 className={classes.heard}>{t('list.heading')}</h1>
      <Faces here="all" />
      <ListTools wish={wish} total={list.total} onChange={setWish} />
      {list.error && list.total === 0 ? (
        <ErrorNote message={list.error.message} hint={list.error.hint} retry={list.retry} />
      ) : list.pending ? (
        <SkeletonRows rows={14} />
      ) : list.total === 0 ? (
        <EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>
      ) : (
        <ArticleGrid key={JSON.stringify(asked)} list={list} />
      )}
    </>
  );
}
