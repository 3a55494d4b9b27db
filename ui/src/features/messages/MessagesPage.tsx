import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MessageShape } from '@/bindings';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNote,
  PageHead,
  SkeletonRows,
  StateMark,
} from '@/components';
import { planWindowPath } from '@/features/windows/deployment/paths';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { MessageDialog } from './MessageDialog';
import { byId, isOwed, MessageMark } from './MessageMark';
import classes from './messages.module.css';
import { useMessageWhen } from './useMessageWhen';

/** Every message: what must still go out first, by its latest date; then what went. */
export default function MessagesPage() {
  const { t } = useTranslation('messages');
  const read = useRead('message_list', { due: false });
  const [open, setOpen] = useState<string | null>(null);
  const columns = useColumns();
  useCrumbs([{ label: t('title') }]);
  const all = read.data?.messages ?? [];
  const owed = all.filter(isOwed).length;
  const overdue = all.filter((one) => one.state === 'overdue').length;
  return (
    <>
      <PageHead
        title={t('title')}
        meta={
          read.data ? (
            <>
              <span>{owed > 0 ? t('summary', { count: owed }) : t('summaryNone')}</span>
              {overdue > 0 ? (
                <StateMark mark="blocked" label={t('overdue', { count: overdue })} />
              ) : null}
            </>
          ) : null
        }
        actions={
          <>
            <Button component={Link} href="/settings/audiences" variant="default">
              {t('audiences')}
            </Button>
            <Button component={Link} href="/settings/templates" variant="default">
              {t('templates')}
            </Button>
          </>
        }
      />
      {read.error && !read.data ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.data ? (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={all}
          rowId={(one) => one.id}
          onOpen={(one) => setOpen(one.id)}
          rowHeight={48}
          empty={
            <EmptyState
              title={t('emptyTitle')}
              action={
                <Button component={Link} href={planWindowPath()}>
                  {t('plan')}
                </Button>
              }
            >
              {t('emptyText')}
            </EmptyState>
          }
        />
      ) : (
        <SkeletonRows />
      )}
      {open ? <MessageDialog message={byId(open)} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function useColumns(): Column<MessageShape>[] {
  const { t } = useTranslation('messages');
  const when = useMessageWhen();
  return [
    {
      id: 'state',
      head: t('head.state'),
      width: '104px',
      cell: (one) => <MessageMark state={one.state} />,
    },
    {
      id: 'message',
      head: t('head.message'),
      width: 'minmax(140px, 1fr)',
      cell: (one) => (
        <span className={classes.two}>
          <span className={classes.fact}>{t(`kind.${one.kind}`)}</span>
          <span className={classes.quiet} title={one.subject}>
            {one.about}
          </span>
        </span>
      ),
    },
    {
      id: 'audience',
      head: t('head.audience'),
      width: 'minmax(100px, 1.5fr)',
      cell: (one) => <span title={one.audience}>{one.audience}</span>,
      order: (one) => one.audience,
    },
    {
      id: 'when',
      head: t('head.when'),
      width: 'minmax(268px, 1fr)',
      cell: (one) => <span title={when(one)}>{when(one)}</span>,
      order: (one) => one.latest?.at ?? one.at?.at ?? '',
    },
  ];
}
