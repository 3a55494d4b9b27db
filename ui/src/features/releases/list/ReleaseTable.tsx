import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ReleaseSummary } from '@/bindings';
import { type Column, DataTable, useNarrow } from '@/components';
import { isSettled, OFF_PATH, PATH } from '../model/states';
import { releasePath } from '../parts/paths';
import { GateWord, ReleaseMark } from '../parts/ReleaseMark';
import classes from './list.module.css';

// Left out where the window is narrow; the release itself shows them.
const WIDE_ONLY = ['checks', 'pi', 'owner', 'components'];

// Text beyond every date, so that what has none comes last.
const LAST = '\uffff';
const PLACE = [...PATH, ...OFF_PATH];

function useColumns(): Column<ReleaseSummary>[] {
  const { t } = useTranslation('releases');
  const quiet = (text: string) => <span className={classes.quiet}>{text}</span>;
  return [
    {
      id: 'title',
      head: t('columns.title'),
      width: 'minmax(172px, 1fr)',
      order: (release) => release.title,
      cell: (release) => <span className={classes.name}>{release.title}</span>,
    },
    {
      id: 'state',
      head: t('columns.state'),
      width: '144px',
      order: (release) => PLACE.indexOf(release.state),
      cell: (release) => <ReleaseMark state={release.state} />,
    },
    {
      id: 'gate',
      head: t('columns.gate'),
      width: '136px',
      order: (release) => release.blocks * 1000 + release.warns,
      cell: (release) => <GateWord {...release} settled={isSettled(release.state)} />,
    },
    {
      id: 'checks',
      head: t('columns.checks'),
      width: '88px',
      align: 'right',
      order: (release) => release.checks_done / Math.max(1, release.checks_total),
      cell: (release) => t('checksOf', { done: release.checks_done, total: release.checks_total }),
    },
    {
      id: 'target',
      head: t('columns.target'),
      width: '252px',
      order: (release) => release.target?.local ?? LAST,
      cell: (release) => release.target?.label ?? quiet(t('notSet')),
    },
    {
      id: 'pi',
      head: t('columns.pi'),
      width: '64px',
      order: (release) => release.pi ?? LAST,
      cell: (release) => release.pi ?? quiet(t('none')),
    },
    {
      id: 'owner',
      head: t('columns.owner'),
      width: '112px',
      order: (release) => release.owner ?? LAST,
      cell: (release) => release.owner ?? quiet(t('nobody')),
    },
    {
      id: 'components',
      head: t('columns.components'),
      width: '80px',
      align: 'right',
      order: (release) => release.component_count,
      cell: (release) => release.component_count,
    },
  ];
}

interface ReleaseTableProps {
  releases: readonly ReleaseSummary[];
  empty: ReactNode;
}

/** Every release package as a row; Enter opens it. */
export function ReleaseTable({ releases, empty }: ReleaseTableProps) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const narrow = useNarrow();
  const columns = useColumns().filter((column) => !narrow || !WIDE_ONLY.includes(column.id));
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={releases}
      rowId={(release) => release.id}
      onOpen={(release) => go(releasePath(release.id))}
      empty={empty}
    />
  );
}
