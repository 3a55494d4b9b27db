import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components';
import { useWriteIt } from '../parts/useWriteIt';

interface NothingFoundProps {
  query: string;
  /** Whether a filter may have hidden it. */
  narrowed: boolean;
  onWiden: () => void;
  /** Notes that it was looked for in vain. */
  onWrite: () => Promise<void>;
}

/** Nothing was found: said plainly, with the way to mend it. */
export function NothingFound({ query, narrowed, onWiden, onWrite }: NothingFoundProps) {
  const { t } = useTranslation('knowledge');
  const { write, running, label } = useWriteIt();
  if (narrowed)
    return (
      <EmptyState
        title={t('home.nothing', { query })}
        action={
          <Button variant="default" onClick={onWiden}>
            {t('home.clearFacets')}
          </Button>
        }
      >
        {t('home.nothingFiltered')}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('home.nothing', { query })}
      action={
        <Button
          leftSection={<IconPencil size={15} />}
          loading={running}
          onClick={() => void onWrite().then(() => write({ title: query }))}
        >
          {label}
        </Button>
      }
    >
      {t('home.nothingText')}
    </EmptyState>
  );
}
