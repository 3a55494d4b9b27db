import { IconDatabase, IconSettings } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreakingShape } from '@/bindings';
import classes from './notes.module.css';

/** The files a breaking change of one component names; those that migrate a database are marked. */
export function BreakingFiles({ breaking }: { breaking: BreakingShape }) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.breaking}>
      <p className={classes.component}>{breaking.component || t('comparePage.prose')}</p>
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
            <span className={classes.path}>{breakable(file)}</span>
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

/** A path that may break after its folders and words, so that no word is cut in two. */
function breakable(path: string) {
  return path.split(/(?<=[/_-])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
