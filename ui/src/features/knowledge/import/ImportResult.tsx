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
  const { imported, updated, unchanged, files, skipped, read_as } = result;
  return (
    <div className={classes.form} role="status">
      <p className={classes.sum}>
        <StateMark mark="done" label={t('importing.result', { count: imported })} />
        <span>{t('importing.updated', { count: updated })}</span>
        <span>{t('importing.unchanged', { count: unchanged })}</span>
        <span>{t('importing.files', { count: files })}</span>
      </p>
      {read_as ? <p className={classes.quiet}>{read_as}</p> : null}
      {skipped.length === 0 ? (
        <p className={classes.quiet}>{t('importing.nothingSkipped')}</p>
      ) : (
        <>
          <SectionHead title={t('importing.skippedList')} count={skipped.length} />
          <div className={classes.skipped}>
            <VirtualList<Skipped>
              label={t('importing.skippedList')}
              items={skipped}
              itemId={(one) => one.path}
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
