import { Select } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import { KIND_NAMES } from '../parts/words';
import classes from './home.module.css';
import type { Facets } from './useSearch';

interface FacetRowProps {
  facets: Facets;
  onChange: (facets: Facets) => void;
}

/** What narrows a search: kind, component, tag. Keys that are typed beside it draw nothing of it anew. */
export const FacetRow = memo(function FacetRow({ facets, onChange }: FacetRowProps) {
  const { t } = useTranslation('knowledge');
  const facts = useRead('article_list', { limit: 1 }).data?.facts;
  const offers = useMemo(
    () => ({
      kind: KIND_NAMES.map((value) => ({ value, label: t(`kind.${value}`) })),
      component: facts?.components ?? [],
      tag: facts?.tags ?? [],
    }),
    [facts, t],
  );
  return (
    <div className={classes.facets}>
      {(Object.keys(offers) as (keyof Facets)[]).map((name) =>
        offers[name].length > 0 ? (
          <Select
            key={name}
            size="xs"
            w={name === 'component' ? 190 : 140}
            clearable
            searchable={name !== 'kind'}
            aria-label={t(`home.${name}`)}
            placeholder={t(`home.any.${name}`)}
            clearButtonProps={{ 'aria-label': t('home.clearFacet', { facet: t(`home.${name}`) }) }}
            data={offers[name]}
            value={facets[name] || null}
            onChange={(value) => onChange({ ...facets, [name]: value ?? '' })}
          />
        ) : null,
      )}
    </div>
  );
});
