import { CloseButton, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ErrorNote, KeyHint } from '@/components';
import { formatNumber } from '@/i18n/format';
import { articlePath } from '../paths';
import { FacetRow } from './FacetRow';
import { Hits } from './Hits';
import classes from './home.module.css';
import { NothingFound } from './NothingFound';
import { type Facets, isNarrowed, NO_FACETS, useMissed, useSearch } from './useSearch';

interface SearchPartProps {
  query: string;
  onQuery: (query: string) => void;
}

/** More than these the core does not count. */
const COUNTED = 5_000;

/** The search: a field that keeps the focus, and what it finds while it is typed. */
export function SearchPart({ query, onQuery }: SearchPartProps) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const id = useId();
  const [facets, setFacets] = useState<Facets>(NO_FACETS);
  const [chosen, setChosen] = useState(0);
  const { hits, late, error } = useSearch(query, facets);
  const found = hits?.hits ?? [];
  const nothing = query.trim() !== '' && !late && hits !== undefined && found.length === 0;
  const missed = useMissed(query, nothing && !isNarrowed(facets));
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the best again
  useEffect(() => setChosen(0), [query, facets]);

  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = found[at];
    if (by && found.length > 0) {
      event.preventDefault();
      setChosen(Math.min(found.length - 1, Math.max(0, at + by)));
    } else if (event.key === 'Enter' && hit && !late) {
      event.preventDefault();
      go(articlePath(hit.id));
    } else if (event.key === 'Escape' && query) {
      event.preventDefault();
      event.stopPropagation();
      onQuery('');
    }
  };
  const count = hits?.total ?? 0;
  return (
    <section
      className={classes.search}
      aria-label={t('home.search')}
      data-searching={query.trim() !== '' || undefined}
    >
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-search-here
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? id : undefined}
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('home.search')}
          placeholder={t('home.placeholder')}
          className={classes.input}
          value={query}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={press}
        />
        {query ? (
          <CloseButton size={24} aria-label={t('home.clear')} onClick={() => onQuery('')} />
        ) : (
          <KeyHint keys={['/']} />
        )}
      </div>
      {query.trim() ? (
        <>
          <div className={classes.said}>
            <FacetRow facets={facets} onChange={setFacets} />
            {found.length > 0 ? (
              <span className={classes.count}>
                {count >= COUNTED
                  ? t('home.foundMost', { number: formatNumber(COUNTED) })
                  : t('home.found', { count })}
              </span>
            ) : null}
          </div>
          {hits && hits.instead.length > 0 ? (
            <p className={classes.instead}>
              {t('home.instead', { words: hits.instead.map((word) => `"${word}"`).join(', ') })}
            </p>
          ) : null}
          {error ? <ErrorNote message={error.message} hint={error.hint} /> : null}
          <Hits id={id} hits={found} chosen={at} late={late} onChoose={setChosen} />
          <VisuallyHidden role="status">
            {late
              ? ''
              : nothing
                ? t('home.nothing', { query: query.trim() })
                : t('home.found', { count })}
          </VisuallyHidden>
          {nothing ? (
            <NothingFound
              query={query.trim()}
              narrowed={isNarrowed(facets)}
              onWiden={() => setFacets(NO_FACETS)}
              onWrite={missed}
            />
          ) : null}
        </>
      ) : null}
    </section>
  );
}
