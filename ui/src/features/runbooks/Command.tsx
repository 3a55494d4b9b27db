import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components';
import { useActions } from '@/shell/actions';
import classes from './Command.module.css';

interface CommandProps {
  command: string;
  /** Whether C copies it: it is the one in front. */
  keyed?: boolean;
}

/** A command to copy, by its button or by key. Nothing here runs one. */
export function Command({ command, keyed = false }: CommandProps) {
  const { t } = useTranslation('runbooks');
  const { copied, copy } = useClipboard({ timeout: 2_000 });
  const byKey = { id: 'run.copy', label: t('run.copy'), key: 'c', run: () => copy(command) };
  useActions(keyed ? [byKey] : []);
  return (
    <div className={classes.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" tabIndex={0} className={classes.shell} aria-label={t('run.command')}>
        <pre>
          {command.split('\n').map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, in order
            <span key={at} className={classes.shellLine}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      </div>
      <Button
        className={classes.copy}
        size="compact-xs"
        variant="default"
        leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
        rightSection={keyed ? <KeyHint keys={['C']} /> : undefined}
        aria-label={t('run.copy')}
        onClick={() => copy(command)}
      >
        {t('run.copyShort')}
      </Button>
      <span role="status" className={classes.heard}>
        {copied ? t('run.copied') : ''}
      </span>
    </div>
  );
}
