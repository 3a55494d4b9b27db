import { Button, Group } from '@mantine/core';
import { IconBook2, IconFolderDown, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '@/components';
import { ImportDialog } from '../import/ImportDialog';
import { newArticlePath } from '../paths';

/** A knowledge base with nothing in it: what belongs here, and the two ways to begin. */
export function FirstArticle() {
  const { t } = useTranslation('knowledge');
  const [importing, setImporting] = useState(false);
  return (
    <>
      <EmptyState
        icon={<IconBook2 size={20} />}
        title={t('home.emptyTitle')}
        action={
          <Group gap={8}>
            <Button
              variant="default"
              leftSection={<IconPencil size={15} />}
              component={Link}
              href={newArticlePath}
            >
              {t('home.writeFirst')}
            </Button>
            <Button leftSection={<IconFolderDown size={15} />} onClick={() => setImporting(true)}>
              {t('home.importFirst')}
            </Button>
          </Group>
        }
      >
        {t('home.emptyText')}
      </EmptyState>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </>
  );
}
