import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Imported } from '@/bindings';
import { Dialog } from '@/components';
import { DeskForm } from './DeskForm';
import { FolderForm } from './FolderForm';
import { ImportResult } from './ImportResult';

const SOURCES = ['folder', 'desk'] as const;
type Source = (typeof SOURCES)[number];

/** Takes in a folder of documents or the pages of a service desk, and says what was left out and why. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('knowledge');
  const [source, setSource] = useState<Source>('folder');
  const [result, setResult] = useState<Imported | null>(null);
  const choice = (locked: boolean) => (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('importing.from')}
      disabled={locked}
      value={source}
      onChange={(value) => setSource(value as Source)}
      data={SOURCES.map((value) => ({ value, label: t(`importing.sources.${value}`) }))}
    />
  );
  const Form = source === 'folder' ? FolderForm : DeskForm;
  return (
    <Dialog title={t(`importing.titles.${source}`)} size={560} onClose={onClose}>
      {result ? (
        <ImportResult result={result} onAgain={() => setResult(null)} onClose={onClose} />
      ) : (
        <Form source={choice} onDone={setResult} onCancel={onClose} />
      )}
    </Dialog>
  );
}
