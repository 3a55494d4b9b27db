import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Imported, Skipped } from '@/bindings';
import { SectionHead, StateMark, VirtualList } from '@/components';
import classes from './import.module.css';

interface ImportResultProps {
  result: Imported;
  onAgain: () => void;
  onClose: () => void;
}

/** What an import did, and what it left out. */
export function ImportResult({ result, onAgain, onClose }: ImportResultProps) {
  const { t } = useTranslation('knowledge');
  const { imported, updated, unchanged, files, skipped, notes, read_as } = result;
  return (
    <div className={classes.form} role="status">
      <p className={classes.sum}>
        <StateMark mark="done" label={t('importing.result', { count: imported })} />
        <span>{t('importing.updated', { count: updated })}</span>
        <span>{t('importing.unchanged', { count: unchanged })}</span>
        <span>{t('importing.files', { count: files })}</span>
      </p>
      {read_as ? <p className={classes.quiet}>{read_as}</p> : null}
      {notes.length > 0 ? <Told title={t('importing.notesList')} list={notes} /> : null}
      {skipped.length === 0 ? (
        <p className={classes.quiet}>{t('importing.nothingSkipped')}</p>
      ) : (
        <Told title={t('importing.skippedList')} list={skipped} />
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onAgain}>
          {t('importing.again')}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {t('importing.close')}
        </Button>
      </Group>
    </div>
  );
}

/** Files with what is said of each. */
function Told({ title, list }: { title: string; list: Skipped[] }) {
  return (
    <>
      <SectionHead title={title} count={list.length} />
      <div className={classes.skipped}>
        <VirtualList<Skipped>
          label={title}
          items={list}
          itemId={(one) => `${one.path} ${one.reason}`}
          estimate={() => 44}
        >
          {(one) => (
            <span className={classes.left}>
              <span className="mono">{one.path}</span>
              <span className={classes.quiet}>{one.reason}</span>
            </span>
          )}
        </VirtualList>
      </div>
    </>
  );
}
