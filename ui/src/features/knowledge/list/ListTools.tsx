import { CloseButton, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components';
import { FacetRow } from '../home/FacetRow';
import classes from './list.module.css';

/** What is listed, and in which order. */
export interface Wish {
  query: string;
  kind: string;
  component: string;
  tag: string;
  state: string;
  sort: string;
}
export const NO_WISH: Wish = {
  query: '',
  kind: '',
  component: '',
  tag: '',
  state: '',
  sort: 'changed',
};

const SORTS = ['changed', 'title', 'due', 'kind'] as const;
const STATES = [
  'pending',
  'stale',
  'flagged',
  'published',
  'in_review',
  'returned',
  'archived',
] as const;

interface ListToolsProps {
  wish: Wish;
  total: number;
  onChange: (wish: Wish) => void;
}

/** What narrows the list and how it is ordered. */
export function ListTools({ wish, total, onChange }: ListToolsProps) {
  const { t } = useTranslation('knowledge');
  const set = (part: Partial<Wish>) => onChange({ ...wish, ...part });
  return (
    <div className={classes.tools}>
      <TextInput
        size="xs"
        w={180}
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        data-search-here
        leftSection={<IconSearch size={14} />}
        rightSection={
          wish.query ? (
            <CloseButton
              size={20}
              aria-label={t('list.clearFind')}
              onClick={() => set({ query: '' })}
            />
          ) : (
            <KeyHint keys={['/']} />
          )
        }
        value={wish.query}
        onChange={(event) => set({ query: event.currentTarget.value })}
      />
      <FacetRow facets={wish} onChange={set} />
      <Select
        size="xs"
        w={170}
        clearable
        clearButtonProps={{ 'aria-label': t('home.clearFacet', { facet: t('list.state') }) }}
        aria-label={t('list.state')}
        placeholder={t('list.anyState')}
        data={STATES.map((value) => ({ value, label: t(`list.states.${value}`) }))}
        value={wish.state || null}
        onChange={(value) => set({ state: value ?? '' })}
      />
      <Select
        size="xs"
        w={120}
        allowDeselect={false}
        aria-label={t('list.sort')}
        data={SORTS.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
        value={wish.sort}
        onChange={(value) => set({ sort: value ?? 'changed' })}
      />
      <span className={classes.count} role="status">
        {t('list.count', { count: total })}
      </span>
    </div>
  );
}
