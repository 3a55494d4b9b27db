import { Button } from '@mantine/core';
import { ModalsProvider, modals } from '@mantine/modals';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '@/bindings';
import { EmptyState, ErrorNote, SectionHead, SkeletonRows, Stamp, StateMark } from '@/components';
import { formatBytes } from '@/i18n/format';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import classes from './Data.module.css';

/** The backups, newest first; a restore first keeps what is here. */
export function Backups() {
  const { t } = useTranslation('settings');
  const backups = useRead('backup_list', {});
  const make = useWrite('backup_create', { done: t('data.backedUp'), undo: false });
  useActions([
    { id: 'backup-here', label: t('data.backupNow'), key: 'n', run: () => void make.run({}) },
  ]);
  const button = (
    <Button
      leftSection={<IconDatabaseExport size={15} />}
      loading={make.running}
      onClick={() => void make.run({})}
    >
      {t('data.backupNow')}
    </Button>
  );
  const rows = backups.data?.backups;
  return (
    <section className={classes.section}>
      <SectionHead title={t('data.backups')} count={rows?.length} aside={button} />
      <p className={classes.about}>{t('data.backupsAbout')}</p>
      {backups.error && !rows ? (
        <ErrorNote message={backups.error.message} hint={backups.error.hint} />
      ) : null}
      {rows || backups.error ? null : <SkeletonRows rows={3} />}
      {rows?.length === 0 ? (
        <EmptyState title={t('data.empty')}>{t('data.emptyText')}</EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <ModalsProvider>
          <BackupTable rows={rows} />
        </ModalsProvider>
      ) : null}
    </section>
  );
}

function BackupTable({ rows }: { rows: Backup[] }) {
  const { t } = useTranslation('settings');
  const common = useTranslation('common').t;
  const { run, running } = useWrite('backup_restore', {
    undo: false,
    done: (answer) => t('data.restored', { kept: (answer.value as { kept: string }).kept }),
  });
  const ask = (backup: Backup) =>
    modals.openConfirmModal({
      title: t('data.restoreTitle'),
      children: t('data.restoreText', { at: backup.at.label }),
      labels: { confirm: t('data.restoreConfirm'), cancel: common('cancel') },
      onConfirm: () => void run({ file: backup.file }),
    });
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('data.at')}</th>
          <th scope="col">{t('data.kind')}</th>
          <th scope="col">{t('data.size')}</th>
          <th scope="col">{t('data.checked')}</th>
          <th scope="col" className={classes.file}>
            {t('data.file')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.file}>
            <td>
              <Stamp stamp={one.at} />
            </td>
            <td>{t(`data.kinds.${one.kind as 'daily'}`)}</td>
            <td className="tabular">{formatBytes(one.bytes)}</td>
            <td>
              <StateMark
                mark={one.verified ? 'done' : 'unknown'}
                label={one.verified ? t('data.whole') : t('data.notChecked')}
              />
            </td>
            <td className={`${classes.file} mono`} title={one.file}>
              {fileName(one.file)}
            </td>
            <td className={classes.end}>
              <Button size="xs" variant="default" loading={running} onClick={() => ask(one)}>
                {t('data.restore')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last part of a path of either kind of system. */
const fileName = (path: string) => path.split(/[\\/]/).at(-1);
