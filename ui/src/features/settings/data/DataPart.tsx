import { useTranslation } from 'react-i18next';
import { PageBody, PageHead } from '@/components';
import { useWorkspace } from '@/shell/workspace';
import classes from '../Settings.module.css';
import { Backups } from './Backups';
import { Diagnose } from './Diagnose';

/** Where the data lies, its backups, and what tells whether it is whole. */
export default function DataPart() {
  const { t } = useTranslation('settings');
  const { data } = useWorkspace();
  return (
    <div className={classes.content}>
      <PageHead
        title={t('part.data')}
        meta={data ? t('data.version', { version: data.version }) : undefined}
      />
      <PageBody padded>
        <p className={classes.blockText}>{t('data.about')}</p>
        <dl className={`${classes.facts} ${classes.block}`}>
          <dt>{t('data.folder')}</dt>
          <dd className="mono">{data?.data_dir}</dd>
        </dl>
        <Backups />
        <Diagnose />
      </PageBody>
    </div>
  );
}
