import { CloseButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components';
import classes from './home.module.css';

interface SearchFieldProps {
  query: string;
  onQuery: (query: string) => void;
  /** Id of the list of what was found. */
  list: string;
  /** How many were found. */
  count: number;
  /** The one that Enter opens. */
  chosen: number;
  onChoose: (at: number) => void;
  onOpen: (at: number) => void;
}

/** The field: it keeps the focus while arrows step through what it finds. */
export function SearchField(props: SearchFieldProps) {
  const { t } = useTranslation('knowledge');
  const { query, onQuery, list, count, chosen, onChoose, onOpen } = props;
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && count > 0) {
      event.preventDefault();
      onChoose(Math.min(count - 1, Math.max(0, chosen + by)));
    } else if (event.key === 'Enter' && count > 0) {
      event.preventDefault();
      onOpen(chosen);
    } else if (event.key === 'Escape' && query) {
      event.preventDefault();
      event.stopPropagation();
      onQuery('');
    }
  };
  return (
    <div className={classes.field}>
      <IconSearch size={18} aria-hidden />
      <input
        data-search-here
        role="combobox"
        aria-expanded={count > 0}
        aria-controls={count > 0 ? list : undefined}
        aria-activedescendant={count > 0 ? `${list}-${chosen}` : undefined}
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
  );
}
