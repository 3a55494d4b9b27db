import { useTranslation } from 'react-i18next';
import type { TemplateShape } from '@/bindings';
import type { Column } from '@/components';
import { formatLanguage } from '@/i18n/format';
import { useRead } from '@/query';
import { ListPart } from '../ListPart';
import classes from '../Settings.module.css';
import { TemplateForm } from './TemplateForm';

const keyOf = (one: TemplateShape) => `${one.kind}/${one.language}/${one.audience_id ?? ''}`;

/** What messages say, by kind, language and audience. */
export default function TemplatesPart() {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const kind = useTranslation('messages').t;
  const templates = useRead('template_list', {});
  const columns: Column<TemplateShape>[] = [
    {
      id: 'kind',
      head: t('templates.kind'),
      width: 'minmax(170px, 1fr)',
      cell: (one) => <span className={classes.strong}>{kind(`kind.${one.kind}`)}</span>,
      order: (one) => kind(`kind.${one.kind}`),
    },
    {
      id: 'for',
      head: t('templates.for'),
      width: 'minmax(130px, 1fr)',
      cell: (one) =>
        `${one.audience ?? t('templates.everyAudience')}, ${formatLanguage(one.language)}`,
    },
    {
      id: 'notice',
      head: t('templates.notice'),
      width: 'minmax(150px, 1fr)',
      cell: (one) =>
        one.notice_days
          ? t('templates.noticeDays', { count: one.notice_days })
          : t('templates.noticeNone'),
    },
    {
      id: 'origin',
      head: t('templates.origin'),
      width: '96px',
      cell: (one) => t(one.built_in ? 'templates.builtIn' : 'templates.own'),
    },
  ];
  return (
    <ListPart
      name="templates"
      title={settings('part.templates')}
      // The braces are said by name: the words themselves are a template too.
      about={t('templates.about', { open: '{{', close: '}}' })}
      label={t('templates.list')}
      columns={columns}
      rows={templates.data?.templates}
      rowId={keyOf}
      error={templates.error}
      retry={() => void templates.refetch()}
      add={t('templates.add')}
      panel={(one, close) => ({
        title: one
          ? t('templates.edit', {
              kind: kind(`kind.${one.kind}`),
              language: formatLanguage(one.language),
            })
          : t('templates.add'),
        content: (
          <TemplateForm template={one} fields={templates.data?.fields ?? []} onDone={close} />
        ),
      })}
      empty={{ title: t('templates.empty') }}
    />
  );
}
