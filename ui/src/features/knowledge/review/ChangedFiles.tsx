import { useTranslation } from 'react-i18next';
import type { FileDiff } from '@/bindings';
import { formatBytes } from '@/i18n/format';
import classes from './review.module.css';

/** The files that a version adds, replaces or has no more; nothing where they are the same. */
export function ChangedFiles({ files }: { files: readonly FileDiff[] | undefined }) {
  const { t } = useTranslation('knowledge');
  if (!files?.length) return null;
  return (
    <ul className={classes.files} aria-label={t('review.files')}>
      {files.map(({ name, change, before, after }) => (
        <li key={name}>
          <span className={classes.file}>{name}</span>
          <span className={change === 'removed' ? classes.minus : classes.plus}>
            {t(`review.file.${change as 'added' | 'removed' | 'replaced'}`)}
          </span>
          <span className={classes.quiet}>
            {[before, after].flatMap((file) => (file ? [formatBytes(file.size)] : [])).join(' → ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
