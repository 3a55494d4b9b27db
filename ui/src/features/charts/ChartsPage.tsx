import { Button, TextInput } from '@mantine/core';
import { IconBuildingWarehouse, IconPlus, IconRefresh, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repo, SyncReport } from '@/bindings';
import { EmptyState, ErrorNote, KeyHint, PageHead, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { ChartTable } from './ChartTable';
import classes from './charts.module.css';
import { MOJALOOP_REPO } from './model';
import { RepoDialog } from './RepoDialog';
import { RepoPanel } from './RepoPanel';
import { SyncReports } from './SyncReports';
import { useSync } from './useSync';

type Form = Partial<Repo>;

export default function ChartsPage() {
  const { t } = useTranslation('charts');
  const repos = useRead('repo_list', {});
  const [text, setText] = useState('');
  const [form, setForm] = useState<Form | null>(null);
  const [reports, setReports] = useState<readonly SyncReport[]>([]);
  const sync = useSync(setReports);
  useCrumbs([{ label: t('title') }]);
  useActions([
    { id: 'repo.add', label: t('repos.add'), key: 'n', run: () => setForm({}) },
    { id: 'repo.sync', label: t('repos.syncAll'), key: 's', run: () => sync.start(null) },
  ]);
  const list = repos.data?.repos ?? [];
  const total = list.reduce((sum, repo) => sum + repo.chart_count, 0);
  return (
    <>
      <PageHead
        title={t('title')}
        meta={repos.data ? t('subtitle', { count: list.length, charts: total }) : null}
        actions={
          <>
            {list.length > 0 ? (
              <>
                <TextInput
                  size="xs"
                  w={200}
                  aria-label={t('search')}
                  placeholder={t('search')}
                  data-search-here
                  leftSection={<IconSearch size={14} />}
                  rightSection={<KeyHint keys={['/']} />}
                  value={text}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
                <Button
                  variant="default"
                  leftSection={<IconRefresh size={15} />}
                  disabled={sync.call !== null}
                  onClick={() => sync.start(null)}
                >
                  {t('repos.syncAll')}
                </Button>
              </>
            ) : null}
            {repos.data && list.length === 0 ? null : (
              <Button leftSection={<IconPlus size={15} />} onClick={() => setForm({})}>
                {t('repos.add')}
              </Button>
            )}
          </>
        }
      />
      {repos.error ? <ErrorNote message={repos.error.message} hint={repos.error.hint} /> : null}
      {repos.isPending ? <SkeletonRows /> : null}
      {repos.data && list.length === 0 ? <NoRepos open={setForm} /> : null}
      {list.length > 0 ? (
        <div className={classes.page}>
          <div className={classes.main}>
            <SyncReports reports={reports} close={() => setReports([])} />
            <ChartTable text={text} />
          </div>
          <RepoPanel repos={list} sync={sync} edit={setForm} confirmed={setReports} />
        </div>
      ) : null}
      {form ? (
        <RepoDialog repo={form} close={() => setForm(null)} saved={(name) => sync.start(name)} />
      ) : null}
    </>
  );
}

function NoRepos({ open }: { open: (form: Form) => void }) {
  const { t } = useTranslation('charts');
  return (
    <EmptyState
      icon={<IconBuildingWarehouse size={22} />}
      title={t('empty.title')}
      action={
        <div className={classes.buttons}>
          <Button onClick={() => open(MOJALOOP_REPO)}>{t('empty.mojaloop')}</Button>
          <Button variant="default" onClick={() => open({})}>
            {t('empty.other')}
          </Button>
        </div>
      }
    >
      {t('empty.body')}
    </EmptyState>
  );
}
