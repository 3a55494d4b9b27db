import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncReport } from '@/bindings';
import { type Mark, StateMark } from '@/components';
import { formatBytes, formatNumber } from '@/i18n/format';
import classes from './charts.module.css';

interface SyncReportsProps {
  reports: readonly SyncReport[];
  close: () => void;
}

/** What a sync brought, one repository a line, with every warning in full. */
export function SyncReports({ reports, close }: SyncReportsProps) {
  const { t } = useTranslation('charts');
  if (reports.length === 0) return null;
  return (
    <section className={classes.report} aria-label={t('report.title')}>
      <header className={classes.reportHead}>
        <h2 className={classes.title}>{t('report.title')}</h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('report.close')}
          onClick={close}
        >
          <IconX size={14} />
        </ActionIcon>
      </header>
      <ul>
        {reports.map((report) => (
          <Report key={report.name} report={report} />
        ))}
      </ul>
    </section>
  );
}

const MARKS: Record<string, Mark> = {
  changed: 'closed',
  not_modified: 'met',
  failed: 'failed',
  held: 'warns',
};
const STATUSES = ['changed', 'not_modified', 'failed', 'held'] as const;
const COUNTS = ['added', 'removed', 'republished', 'skipped'] as const;

function Report({ report }: { report: SyncReport }) {
  const { t } = useTranslation('charts');
  const status = STATUSES.find((one) => one === report.status) ?? 'failed';
  return (
    <li>
      <div className={classes.reportLine}>
        <span className={classes.name}>{report.name}</span>
        <StateMark mark={MARKS[status] ?? 'unknown'} label={t(`report.status.${status}`)} />
        {status === 'changed'
          ? COUNTS.map((count) => (
              <span
                key={count}
                className={classes.number}
                data-none={report[count] === 0 || undefined}
              >
                <b>{formatNumber(report[count])}</b> {t(`report.${count}`)}
              </span>
            ))
          : null}
        <span className={classes.cost}>
          {t('report.cost', { count: report.requests, bytes: formatBytes(report.bytes) })}
        </span>
      </div>
      {report.error ? <p className={classes.error}>{report.error}</p> : null}
      {report.warnings.length > 0 ? (
        <details className={classes.warnings}>
          <summary>{t('report.warnings', { count: report.warnings.length })}</summary>
          <ul>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
