import { Switch } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Chart } from '@/bindings';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNote,
  SkeletonRows,
  useNarrow,
  VersionChip,
} from '@/components';
import { useRead, useWrite } from '@/query';
import classes from './charts.module.css';
import { chartPath } from './paths';

// Left out where the window is narrow.
const WIDE_ONLY = ['repo', 'description'];

/** Every chart the repositories list; Enter opens its versions. */
export function ChartTable({ text }: { text: string }) {
  const { t } = useTranslation('charts');
  const [, go] = useLocation();
  // Asked once, and narrowed here: a key then waits for no answer.
  const list = useRead('chart_list', {});
  const all = list.data?.charts;
  const charts = useMemo(() => (all ? namedLike(all, text) : []), [all, text]);
  const narrow = useNarrow();
  const columns = useColumns().filter((column) => !narrow || !WIDE_ONLY.includes(column.id));
  if (list.error) return <ErrorNote message={list.error.message} hint={list.error.hint} />;
  if (!list.data) return <SkeletonRows />;
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={charts}
      rowId={(chart) => `${chart.repo}/${chart.name}`}
      onOpen={(chart) => go(chartPath(chart.repo, chart.name))}
      empty={<EmptyState title={t('table.noMatch', { text })} />}
    />
  );
}

/** Those whose name or description holds the words as they stand, as `chart list --search` finds. */
function namedLike(charts: Chart[], words: string): Chart[] {
  const text = words.trim().toLowerCase();
  if (!text) return charts;
  return charts.filter(({ name, description }) =>
    [name, description].some((one) => one.toLowerCase().includes(text)),
  );
}

function useColumns(): Column<Chart>[] {
  const { t } = useTranslation('charts');
  return [
    {
      id: 'name',
      head: t('table.name'),
      width: 'minmax(180px, 220px)',
      order: (chart) => chart.name,
      cell: (chart) => (
        <>
          <span className={classes.name}>{chart.name}</span>
          {chart.deprecated ? <span className={classes.tag}>{t('table.deprecated')}</span> : null}
        </>
      ),
    },
    {
      id: 'latest',
      head: t('table.latest'),
      width: '104px',
      order: (chart) => chart.latest,
      cell: (chart) =>
        chart.latest ? (
          <VersionChip version={chart.latest} />
        ) : (
          <span className={classes.quiet}>{t('table.noStable')}</span>
        ),
    },
    {
      id: 'versions',
      head: t('table.versions'),
      width: '84px',
      align: 'right',
      order: (chart) => chart.versions,
      cell: (chart) => chart.versions,
    },
    {
      id: 'repo',
      head: t('table.repo'),
      width: 'minmax(96px, 120px)',
      order: (chart) => chart.repo,
      cell: (chart) => <span className={classes.quiet}>{chart.repo}</span>,
    },
    {
      id: 'description',
      head: t('table.description'),
      width: 'minmax(120px, 1fr)',
      cell: (chart) => <span className={classes.quiet}>{chart.description}</span>,
    },
    {
      id: 'watch',
      head: t('table.watch'),
      width: '52px',
      cell: (chart) => <Watch chart={chart} />,
    },
  ];
}

function Watch({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charts');
  const watch = useWrite('chart_watch');
  const { repo, name } = chart;
  const turn = (watched: boolean) =>
    watch.run(
      { repo, chart: name, watched },
      { done: t(watched ? 'table.watched' : 'table.unwatched', { name }) },
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the row from opening with its switch
    // biome-ignore lint/a11y/useKeyWithClickEvents: the switch inside takes the keys
    <span onClick={(event) => event.stopPropagation()}>
      <Switch
        size="xs"
        aria-label={t('table.watchName', { name })}
        checked={chart.watched}
        disabled={watch.running}
        onChange={(event) => void turn(event.currentTarget.checked)}
      />
    </span>
  );
}
