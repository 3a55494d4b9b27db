import { Button, Select } from '@mantine/core';
import { IconFileImport, IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TestRun, TestRuns } from '@/bindings';
import {
  type Column,
  DataTable,
  EmptyState,
  EnvironmentBadge,
  ErrorNote,
  KeyHint,
  SkeletonRows,
  useNarrow,
  VersionChip,
} from '@/components';
import { momentWords } from '@/features/defects/parts/moment';
import { Faces } from '@/features/environments/Faces';
import { boardPath } from '@/features/environments/paths';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { useWorkspace } from '@/shell/workspace';
import classes from './evidence.module.css';
import { ImportDialog } from './ImportDialog';
import { rowsOf } from './model';
import { runPath } from './paths';
import { RunChart } from './RunChart';
import { VerdictMark } from './VerdictMark';

/** As many charts as stand above the list without hiding it. */
const CHARTS = 3;

interface Asked {
  release: string | null;
  environment: string | null;
  suite: string | null;
}

const ALL: Asked = { release: null, environment: null, suite: null };

/** Test runs, the newest first, with what each shows; and how they went over time. */
export default function EvidencePage() {
  const { t } = useTranslation('evidence');
  const environments = useTranslation('environments').t;
  const [asked, setAsked] = useState(ALL);
  const [importing, setImporting] = useState(false);
  const read = useRead('evidence_list', asked, { keep: true });
  useCrumbs([{ label: environments('title'), path: boardPath }, { label: t('title') }]);
  const open = () => setImporting(true);
  useActions([{ id: 'evidence.import', label: t('import'), key: 'n', run: open }]);
  const button = (
    <Button
      size="xs"
      leftSection={<IconFileImport size={14} />}
      rightSection={<KeyHint keys={['N']} inverse />}
      onClick={open}
    >
      {t('import')}
    </Button>
  );
  const narrowed = asked.release !== null || asked.environment !== null || asked.suite !== null;
  return (
    <>
      <Faces here="evidence">{button}</Faces>
      <Filters asked={asked} change={setAsked} suites={read.data?.suites ?? []}>
        {read.data ? <Count runs={read.data} /> : null}
      </Filters>
      {read.error && !read.data ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.data ? (
        <Runs
          runs={read.data.evidence}
          empty={
            narrowed ? (
              <EmptyState title={t('emptyFilter')}>{t('emptyFilterText')}</EmptyState>
            ) : (
              <EmptyState icon={<IconTestPipe size={20} />} title={t('empty')} action={button}>
                {t('emptyText')}
              </EmptyState>
            )
          }
        />
      ) : (
        <SkeletonRows />
      )}
      {importing ? (
        <ImportDialog
          release={asked.release}
          environment={asked.environment}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </>
  );
}

function Count({ runs }: { runs: TestRuns }) {
  const { t } = useTranslation('evidence');
  const { total, evidence } = runs;
  if (evidence.length < total)
    return <>{t('shown', { shown: formatNumber(evidence.length), total: formatNumber(total) })}</>;
  return <>{t('count', { count: total })}</>;
}

interface FiltersProps {
  asked: Asked;
  change: (asked: Asked) => void;
  suites: TestRuns['suites'];
  /** How many there are. */
  children: React.ReactNode;
}

function Filters({ asked, change, suites, children }: FiltersProps) {
  const { t } = useTranslation('evidence');
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const ladder = useRead('environment_list', {}).data?.environments ?? [];
  const choices = {
    release: releases.map((one) => ({ value: one.id, label: one.title })),
    environment: ladder.map((one) => ({ value: one.code, label: one.name })),
    suite: suites.map((one) => ({ value: one.slug, label: one.title })),
  };
  return (
    <div className={classes.filters}>
      {(['release', 'environment', 'suite'] as const).map((part) => (
        <Select
          key={part}
          clearable
          clearButtonProps={{ 'aria-label': t(`any.${part}`) }}
          size="xs"
          aria-label={t(`filter.${part}`)}
          placeholder={t(`any.${part}`)}
          data={choices[part]}
          value={asked[part]}
          onChange={(value) => change({ ...asked, [part]: value })}
        />
      ))}
      <span className={classes.total}>{children}</span>
    </div>
  );
}

function Runs({ runs, empty }: { runs: readonly TestRun[]; empty: React.ReactNode }) {
  const { t } = useTranslation('evidence');
  const [, go] = useLocation();
  const columns = useColumns();
  const rows = rowsOf(runs).filter((row) => row.runs.length > 1);
  return (
    <div className={classes.body}>
      {rows.length > 0 ? (
        <section className={classes.charts} aria-label={t('chart.title')}>
          {rows.slice(0, CHARTS).map((row) => (
            <RunChart key={row.key} row={row} />
          ))}
        </section>
      ) : null}
      <div className={classes.table}>
        <DataTable
          label={t('list')}
          columns={columns}
          rows={runs}
          rowId={(run) => run.id}
          onOpen={(run) => go(runPath(run.id))}
          empty={empty}
        />
      </div>
    </div>
  );
}

/** When it ran; where the report does not say, when it came here. */
function Ran({ run, short }: { run: TestRun; short: boolean }) {
  const { t } = useTranslation('evidence');
  const { completed, imported } = run;
  const at = completed ?? imported;
  const now = useWorkspace().data?.now;
  const words = momentWords(at, now, t('today'));
  // When it was imported tells little beside when it ran: the day is enough.
  const brief = completed ? words : words.replace(/,.*/, '');
  const said = short ? brief : at.label;
  return (
    <time
      dateTime={at.at}
      title={completed ? at.label : t('ranUnknown', { at: at.label })}
      className={completed ? undefined : classes.quiet}
    >
      {completed ? said : t('ranUnknown', { at: said })}
    </time>
  );
}

function Where({ run }: { run: TestRun }) {
  const ladder = useRead('environment_list', {}).data?.environments;
  const kind = ladder?.find((one) => one.code === run.environment)?.kind;
  return kind ? (
    <EnvironmentBadge kind={kind} label={run.environment_name} />
  ) : (
    run.environment_name
  );
}

function useColumns(): Column<TestRun>[] {
  const { t } = useTranslation('evidence');
  const narrow = useNarrow();
  const number = (id: 'failed' | 'skipped'): Column<TestRun> => ({
    id,
    head: t(`head.${id}`),
    width: narrow ? '52px' : '76px',
    align: 'right',
    order: (run) => run[id],
    cell: (run) => formatNumber(run[id]),
  });
  const collection: Column<TestRun> = {
    id: 'collection',
    head: t('head.collection'),
    width: '110px',
    order: (run) => run.collection,
    cell: (run) => <VersionChip version={run.collection} />,
  };
  return [
    {
      id: 'ran',
      head: t('head.ran'),
      width: narrow ? '160px' : '306px',
      order: (run) => run.completed?.at ?? '',
      cell: (run) => <Ran run={run} short={narrow} />,
    },
    {
      id: 'verdict',
      head: t('head.verdict'),
      width: narrow ? '100px' : '118px',
      order: (run) => run.verdict,
      cell: (run) => <VerdictMark run={run} />,
    },
    {
      id: 'release',
      head: t('head.release'),
      width: 'minmax(104px, 1fr)',
      order: (run) => run.release_title,
      cell: (run) => run.release_title,
    },
    {
      id: 'environment',
      head: t('head.environment'),
      width: narrow ? '80px' : '108px',
      order: (run) => run.environment_name,
      cell: (run) => <Where run={run} />,
    },
    {
      id: 'suite',
      head: t('head.suite'),
      width: narrow ? '92px' : '122px',
      order: (run) => run.suite_title,
      cell: (run) => run.suite_title,
    },
    {
      id: 'passed',
      head: t('head.passed'),
      width: narrow ? '58px' : '88px',
      align: 'right',
      order: (run) => run.passed,
      cell: (run) =>
        t('of', { passed: formatNumber(run.passed), all: formatNumber(run.assertions) }),
    },
    number('failed'),
    number('skipped'),
    // Which test cases it ran stands on its own page where there is no room for it here.
    ...(narrow ? [] : [collection]),
  ];
}
