import { useTranslation } from 'react-i18next';
import type { Reply } from '@/bindings';
import type { Column } from '@/components';
import { useRead } from '@/query';
import { ListPart } from '../ListPart';
import classes from '../Settings.module.css';
import { ReplyForm } from './ReplyForm';

/** What those who report a defect are told, in the order it is offered in triage. */
export default function RepliesPart() {
  const { t } = useTranslation('settings');
  const read = useRead('reply_list', {});
  const columns: Column<Reply>[] = [
    {
      id: 'title',
      head: t('replies.title'),
      width: 'minmax(132px, 1fr)',
      cell: (one) => <span className={classes.strong}>{one.title}</span>,
    },
    {
      id: 'origin',
      head: t('replies.origin'),
      width: '96px',
      cell: (one) => t(one.built_in ? 'replies.builtIn' : 'replies.own'),
    },
    {
      id: 'reads',
      head: t('replies.reads'),
      width: '104px',
      cell: (one) => t(one.public ? 'replies.public' : 'replies.internal'),
    },
    {
      id: 'body',
      head: t('replies.body'),
      width: 'minmax(180px, 3fr)',
      cell: (one) => <span title={one.body}>{one.body}</span>,
    },
  ];
  return (
    <ListPart
      name="replies"
      title={t('part.replies')}
      about={t('replies.about', { open: '{', close: '}' })}
      label={t('replies.list')}
      columns={columns}
      rows={read.data?.replies}
      rowId={(one) => one.id}
      error={read.error}
      retry={() => void read.refetch()}
      add={t('replies.add')}
      panel={(one, close) => ({
        title: one ? t('replies.edit', { title: one.title }) : t('replies.add'),
        content: <ReplyForm reply={one} fields={read.data?.fields ?? []} onDone={close} />,
      })}
      empty={{ title: t('replies.empty') }}
    />
  );
}
