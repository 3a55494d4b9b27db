import { IconDatabase, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BreakingShape } from '@/bindings';
import classes from './notes.module.css';

/** The files a breaking change of one component names; those that migrate a database are marked. */
export function BreakingFiles({ breaking }: { breaking: BreakingShape }) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.breaking}>
      <p className={classes.component}>{breaking.component}</p>
      <ul>
        {breaking.files.map((file) => (
          <li key={file} className={classes.file}>
            {breaking.migrations.includes(file) ? (
              <span className={classes.kind} data-kind="migration">
                <IconDatabase size={13} aria-hidden />
                {t('notes.migration')}
              </span>
            ) : breaking.configs.includes(file) ? (
              <span className={classes.kind}>
                <IconSettings size={13} aria-hidden />
                {t('notes.config')}
              </span>
            ) : (
              <span />
            )}
            <span className={classes.path}>{file}</span>
          </li>
        ))}
      </ul>
      {breaking.text.map((line) => (
        <p key={line} className={classes.quiet}>
          {line}
        </p>
      ))}
    </li>
  );
}
