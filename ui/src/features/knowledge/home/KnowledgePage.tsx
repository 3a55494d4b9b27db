import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { FirstArticle } from './FirstArticle';
import { HomeLists } from './HomeLists';
import classes from './home.module.css';
import { SearchPart } from './SearchPart';

/** The knowledge base: search first, and below it what waits, what grows old and what is new. */
export default function KnowledgePage() {
  const { t } = useTranslation('knowledge');
  const desk = useRead('knowledge_desk', {});
  const [query, setQuery] = useState('');
  // What a search needs in memory is read while nobody waits for it.
  useRead('article_search', { query: '' });
  useCrumbs([{ label: t('title') }]);
  const empty = desk.data?.total === 0 && desk.data.drafts.length === 0;
  return (
    <>
      <h1 className={classes.heard}>{t('title')}</h1>
      <Faces here="search" />
      {empty ? (
        <FirstArticle />
      ) : (
        <div className={classes.page}>
          <SearchPart query={query} onQuery={setQuery} />
          <div hidden={query.trim() !== ''}>
            {desk.error && !desk.data ? (
              <ErrorNote
                message={desk.error.message}
                hint={desk.error.hint}
                retry={() => void desk.refetch()}
              />
            ) : desk.data ? (
              <HomeLists desk={desk.data} />
            ) : (
              <SkeletonRows rows={10} />
            )}
          </div>
        </div>
      )}
    </>
  );
}
