import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleTemplate } from '@/bindings';
import { type Column, DataTable, ErrorNote, SidePanel, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { KindMark } from '../parts/Marks';
import { kindOf } from '../parts/words';
import { knowledgePath } from '../paths';
import { TemplateForm } from './TemplateForm';
import classes from './templates.module.css';

/** What each kind of article begins with, and how often it is looked at. */
export default function TemplatesPage() {
  const { t } = useTranslation('knowledge');
  const read = useRead('article_template_list', {});
  const [kind, setKind] = useState<string | null>(null);
  const columns = useColumns();
  useCrumbs([{ label: t('title'), path: knowledgePath }, { label: t('face.templates') }]);
  const templates = read.data?.templates ?? [];
  const shown = templates.find((one) => one.kind === kind);
  return (
    <>
      <h1 className={classes.heard}>{t('templates.heading')}</h1>
      <Faces here="templates" />
      <p className={classes.about}>{t('templates.about')}</p>
      {read.error ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.data ? (
        <div className={classes.panes}>
          <div className={classes.table}>
            <DataTable
              label={t('templates.table')}
              columns={columns}
              rows={templates}
              rowId={(one) => one.kind}
              selectedId={kind}
              onOpen={(one) => setKind(one.kind)}
            />
          </div>
          {shown ? (
            <SidePanel
              title={t('templates.editTitle', { kind: t(`kind.${kindOf(shown.kind)}`) })}
              name="article-template"
              width={440}
              onClose={() => setKind(null)}
            >
              <TemplateForm
                key={`${shown.kind} ${shown.built_in}`}
                template={shown}
                onDone={() => setKind(null)}
              />
            </SidePanel>
          ) : null}
        </div>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function useColumns(): Column<ArticleTemplate>[] {
  const { t } = useTranslation('knowledge');
  const headings = (body: string) =>
    [...body.matchAll(/^#+ (.+)$/gm)].map((found) => found[1]).join(' · ');
  return [
    {
      id: 'kind',
      head: t('templates.kind'),
      width: '150px',
      cell: (one) => <KindMark kind={one.kind} />,
    },
    {
      id: 'days',
      head: t('templates.days'),
      width: '150px',
      order: (one) => one.review_days,
      cell: (one) => t('templates.daysCount', { count: one.review_days }),
    },
    {
      id: 'text',
      head: t('templates.text'),
      width: 'minmax(160px, 1fr)',
      cell: (one) => <span title={one.body}>{headings(one.body)}</span>,
    },
    {
      id: 'state',
      head: t('templates.state'),
      width: '160px',
      cell: (one) => (
        <span className={one.built_in ? classes.quiet : undefined}>
          {t(one.built_in ? 'templates.builtIn' : 'templates.edited')}
        </span>
      ),
    },
  ];
}
