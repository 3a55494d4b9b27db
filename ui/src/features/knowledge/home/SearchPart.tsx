import { VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ArticleHit, ArticleHits } from '@/bindings';
import { ErrorNote } from '@/components';
import { formatNumber } from '@/i18n/format';
import { articlePath } from '../paths';
import { FacetRow } from './FacetRow';
import { Hits } from './Hits';
import classes from './home.module.css';
import { NothingFound } from './NothingFound';
import { SearchField } from './SearchField';
import { type Facets, isNarrowed, NO_FACETS, useAskAhead, useMissed, useSearch } from './useSearch';

interface SearchPartProps {
  query: string;
  onQuery: (query: string) => void;
}

/** More than these the core does not count. */
const COUNTED = 5_000;

/** The search: a field, what narrows it, and what it finds while it is typed. */
export function SearchPart({ query, onQuery }: SearchPartProps) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const id = useId();
  const [facets, setFacets] = useState<Facets>(NO_FACETS);
  const [chosen, setChosen] = useState(0);
  const { hits, late, error } = useSearch(query, facets);
  const askAhead = useAskAhead(facets);
  const last = useRef<readonly ArticleHit[]>([]);
  if (hits) last.current = hits.hits;
  const found = hits?.hits ?? [];
  const asked = query.trim();
  const nothing = asked !== '' && !late && hits !== undefined && found.length === 0;
  const missed = useMissed(query, nothing && !isNarrowed(facets));
  const at = Math.min(chosen, Math.max(0, found.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the best again
  useEffect(() => setChosen(0), [query, facets]);
  const open = (place: number) => {
    const hit = found[place];
    // What is still shown of an earlier query is not what Enter means.
    if (hit && !late) go(articlePath(hit.id));
  };
  return (
    <section
      className={classes.search}
      aria-label={t('home.search')}
      data-searching={asked !== '' || undefined}
    >
      <SearchField
        {...{ query, list: id, count: found.length, chosen: at }}
        onQuery={(words) => {
          askAhead(words);
          onQuery(words);
        }}
        onChoose={setChosen}
        onOpen={open}
      />
      <div className={classes.said} hidden={asked === ''}>
        <FacetRow facets={facets} onChange={setFacets} />
        <Count hits={hits} />
      </div>
      <Instead words={hits?.instead ?? []} />
      {asked && error ? <ErrorNote message={error.message} hint={error.hint} /> : null}
      <Hits
        id={id}
        // Out of sight they keep their place for the next words.
        hits={asked ? found : last.current}
        hidden={found.length === 0}
        chosen={at}
        late={late}
        onChoose={setChosen}
      />
      {asked ? (
        <VisuallyHidden role="status">
          {late
            ? ''
            : nothing
              ? t('home.nothing', { query: asked })
              : t('home.found', { count: hits?.total ?? 0 })}
        </VisuallyHidden>
      ) : null}
      {nothing ? (
        <NothingFound
          query={asked}
          narrowed={isNarrowed(facets)}
          onWiden={() => setFacets(NO_FACETS)}
          onWrite={missed}
        />
      ) : null}
    </section>
  );
}

function Count({ hits }: { hits: ArticleHits | undefined }) {
  const { t } = useTranslation('knowledge');
  const count = hits?.total ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      {count >= COUNTED
        ? t('home.foundMost', { number: formatNumber(COUNTED) })
        : t('home.found', { count })}
    </span>
  );
}

/** What was looked for in place of a word that occurs nowhere. */
function Instead({ words }: { words: readonly string[] }) {
  const { t } = useTranslation('knowledge');
  if (words.length === 0) return null;
  return (
    <p className={classes.instead}>
      {t('home.instead', { words: words.map((word) => `"${word}"`).join(', ') })}
    </p>
  );
}
