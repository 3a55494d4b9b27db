import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActions } from '@/shell/actions';
import classes from './run.module.css';

/** A command to copy, by its button or by key. Nothing here runs one. */
export function Command({ command }: { command: string }) {
  const { t } = useTranslation('runbooks');
  const { copied, copy } = useClipboard({ timeout: 2_000 });
  useActions([{ id: 'run.copy', label: t('run.copy'), key: 'c', run: () => copy(command) }]);
  return (
    <div className={classes.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" tabIndex={0} className={classes.shell} aria-label={t('run.command')}>
        <pre>{command}</pre>
      </div>
      <ActionIcon
        className={classes.copy}
        variant="default"
        size={24}
        title={`${t('run.copy')} (C)`}
        aria-label={t('run.copy')}
        onClick={() => copy(command)}
      >
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
      <span role="status" className={classes.heard}>
        {copied ? t('run.copied') : ''}
      </span>
    </div>
  );
}
