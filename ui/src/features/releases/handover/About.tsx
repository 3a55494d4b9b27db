import { Button } from '@mantine/core';
import { IconFolderDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExportDialog } from '@/features/knowledge/folders/ExportDialog';
import { UsedArticles } from '@/features/knowledge/parts/UsedArticles';

interface AboutProps {
  /** The release's id, and what it is called. */
  release: string;
  title: string;
}

/** Every article that names the release, and all of them as files for whoever takes it over. */
export function About({ release, title }: AboutProps) {
  const { t } = useTranslation('knowledge');
  const [open, setOpen] = useState(false);
  return (
    <>
      <UsedArticles of={{ release }} none={t('used.releaseNone')}>
        <Button
          mt={8}
          size="compact-xs"
          variant="default"
          leftSection={<IconFolderDown size={13} />}
          onClick={() => setOpen(true)}
        >
          {t('used.export')}
        </Button>
      </UsedArticles>
      {open ? (
        <ExportDialog release={{ id: release, title }} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
