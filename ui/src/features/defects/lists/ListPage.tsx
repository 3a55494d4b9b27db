import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { askOf, FIXED, type FixedView, parseView, type View, viewText } from '../model/view';
import { Faces } from '../parts/Faces';
import { SearchField } from '../parts/SearchField';
import { useRows } from '../parts/useRows';
import { defectPath, defectsPath, desksPath, listPath } from '../paths';
import { DefectTable } from './DefectTable';
import classes from './list.module.css';
import { SaveView } from './SaveView';
import { ColumnsMenu, FilterMenu, Pills } from './Tools';
import { ViewMenu } from './ViewMenu';

const isFixed = (view: string): view is FixedView => view in FIXED;
const NOBODY: ReadonlySet<string> = new Set();

/** Every defect through a view: which ones, in which order, with which columns. */
export default function ListPage() {
  const { view = 'all' } = useParams<{ view?: string }>();
  const saved = useRead('view_list', {});
  const own = saved.data?.views.find((one) => one.id === view);
  if (!isFixed(view) && saved.isPending) return <SkeletonRows />;
  const text = isFixed(view) ? FIXED[view] : (own?.text ?? '');
  // Another view, or the same one saved anew, starts over.
  return <Shown key={`${view} ${text}`} view={view} name={own?.name} text={text} />;
}

interface ShownProps {
  view: string;
  /** Of a saved view. */
  name: string | undefined;
  text: string;
}

function Shown({ view, name, text }: ShownProps) {
  const { t } = useTranslation('defects');
  const [, go] = useLocation();
  const [shown, setShown] = useState<View>(() => parseView(text));
  const [query, setQuery] = useState('');
  const title = isFixed(view) ? t(`list.view.${view}`) : (name ?? t('list.view.all'));
  const rows = useRows(askOf(shown, query), NOBODY);
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: title }]);
  const change = (to: Partial<View>) => setShown({ ...shown, ...to });
  const bare = text === '' && query === '' && Object.keys(shown.filters).length === 0;
  return (
    <>
      <h1 className={classes.heard}>{title}</h1>
      <Faces here="list">
        <SearchField value={query} onChange={setQuery} />
      </Faces>
      <div className={classes.tools}>
        <ViewMenu here={view} title={title} onView={(next) => go(listPath(next))} />
        <span className={classes.count}>
          {t('list.count', { count: rows.count, formatted: formatNumber(rows.count) })}
        </span>
        <FilterMenu filters={shown.filters} onChange={(filters) => change({ filters })} />
        <Pills filters={shown.filters} onChange={(filters) => change({ filters })} />
        <span className={classes.spring} />
        <ColumnsMenu columns={shown.columns} onChange={(columns) => change({ columns })} />
        <SaveView
          view={isFixed(view) ? null : { id: view, name: name ?? '' }}
          text={viewText(shown)}
          onText={(next) => setShown(parseView(next))}
          onSaved={(id) => go(listPath(id))}
        />
      </div>
      {rows.error && rows.count === 0 ? (
        <ErrorNote message={rows.error.message} hint={rows.error.hint} retry={rows.retry} />
      ) : rows.pending ? (
        <SkeletonRows rows={12} />
      ) : rows.count === 0 ? (
        <Nothing bare={bare} />
      ) : (
        <DefectTable
          rows={rows}
          view={shown}
          onSort={(sort) => change({ sort })}
          onOpen={(row) => go(defectPath(row.id))}
        />
      )}
    </>
  );
}

function Nothing({ bare }: { bare: boolean }) {
  const { t } = useTranslation('defects');
  if (!bare) return <EmptyState title={t('list.noMatch')}>{t('list.noMatchText')}</EmptyState>;
  return (
    <EmptyState
      icon={<IconBug size={20} />}
      title={t('list.none')}
      action={
        <Button component={Link} href={desksPath}>
          {t('inbox.connect')}
        </Button>
      }
    >
      {t('list.noneText')}
    </EmptyState>
  );
}
