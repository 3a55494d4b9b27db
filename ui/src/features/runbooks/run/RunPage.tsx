import { Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconFileText, IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { RunbookRun } from '@/bindings';
import {
  EnvironmentBadge,
  ErrorNote,
  PageHead,
  SkeletonRows,
  StateMark,
  useNarrow,
} from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { clockOf, inFront, numbersOf, zoneOf } from '../model';
import { booksPath, reportPath } from '../paths';
import { Chart } from './Chart';
import { Figures } from './Figures';
import { Log } from './Log';
import classes from './run.module.css';
import { SayDialog, type Saying } from './SayDialog';
import { Side } from './Side';

/** How often the forecast is asked for again, in milliseconds: it moves with the clock. */
const AGAIN = 15_000;

/** A run: planned beside actual, what may be done now, and when it will end. */
export default function RunPage() {
  const { t } = useTranslation('runbooks');
  const { id = '' } = useParams<{ id: string }>();
  const read = useRead(
    'runbook_run',
    { run: decodeURIComponent(id) },
    { keep: true, every: AGAIN },
  );
  const book = useRead(
    'runbook_show',
    { runbook: read.data?.runbook ?? '' },
    { enabled: !!read.data },
  );
  const run = read.data;
  useCrumbs([
    { label: useTranslation('releases').t('title'), path: '/releases' },
    { label: run?.release_title ?? '…', path: book.data && booksPath(book.data.release) },
    {
      label: run
        ? t('run.crumbOf', { mode: t(`mode.${run.mode as 'live'}`), number: run.number })
        : t('run.crumb'),
    },
  ]);
  if (read.error && !run)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!run) return <SkeletonRows rows={12} />;
  return <Shown key={run.id} run={run} strategy={book.data?.strategy} />;
}

interface ShownProps {
  run: RunbookRun;
  strategy: string | undefined;
}

function Shown({ run, strategy }: ShownProps) {
  const { t } = useTranslation('runbooks');
  const [chosen, setChosen] = useState<string | null>(null);
  const [saying, setSaying] = useState<Saying | null>(null);
  const step = inFront(run, chosen);
  const numbers = numbersOf(run.steps);
  const running = run.state === 'running';
  useRunActions(run, setSaying);
  return (
    <div className={classes.page}>
      <PageHead
        title={run.release_title}
        meta={<Meta run={run} strategy={strategy} />}
        actions={<HeadActions run={run} say={setSaying} />}
      />
      <Figures run={run} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Chart run={run} numbers={numbers} chosen={step?.id ?? null} choose={setChosen} />
          <Log run={run} />
          <Legend run={run} />
        </div>
        <aside className={classes.side} aria-label={t('run.next')}>
          <Side
            key={step?.id ?? run.state}
            run={run}
            step={step}
            numbers={numbers}
            choose={setChosen}
            say={setSaying}
            recorded={() => setChosen(null)}
          />
        </aside>
      </div>
      {saying ? (
        <SayDialog run={run} saying={saying} onClose={() => setSaying(null)} running={running} />
      ) : null}
    </div>
  );
}

function useRunActions(run: RunbookRun, say: (saying: Saying) => void) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const note = { id: 'run.note', label: t('run.note'), key: 'n', run: () => say({ act: 'note' }) };
  const abort = { id: 'run.abort', label: t('run.abort'), run: () => say({ act: 'abort' }) };
  const turns = run.state === 'running' && run.way === 'there';
  useActions([
    note,
    { id: 'run.deviation', label: t('run.deviation'), run: () => say({ act: 'deviation' }) },
    ...(turns ? [abort] : []),
    { id: 'run.report', label: t('run.openReport'), run: () => go(reportPath(run.id)) },
  ]);
}

function Meta({ run, strategy }: { run: RunbookRun; strategy: string | undefined }) {
  const { t } = useTranslation('runbooks');
  const narrow = useNarrow();
  const ladder = useRead('environment_list', {}).data?.environments;
  const rung = ladder?.find((one) => one.code === run.environment);
  const facts = [
    t('run.began', {
      day: run.begun_at.label.split(', ')[0] ?? '',
      at: clockOf(run.begun_at.label),
      zone: zoneOf(run.begun_at.label),
    }),
    t('run.bookVersion', { version: run.version }),
    strategy && t(`template.${strategy as 'in_place'}`),
  ];
  const said = facts.filter(Boolean).join(' · ');
  return (
    <>
      <span aria-hidden>→</span>
      {rung ? <EnvironmentBadge kind={rung.kind} label={rung.code} title={rung.name} /> : null}
      <RunMark run={run} />
      {narrow ? null : (
        <span className={classes.meta} title={said}>
          {said}
        </span>
      )}
    </>
  );
}

/** How a run stands, in one mark. */
export function RunMark({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const mode = t(`mode.${run.mode as 'live'}`);
  if (run.state === 'running') {
    const back = run.way === 'back';
    return (
      <StateMark
        mark={back ? 'warns' : 'running'}
        label={t(back ? 'run.back' : 'run.there', { mode })}
      />
    );
  }
  if (run.state === 'completed')
    return <StateMark mark="done" label={t('run.over.completed', { mode })} />;
  if (run.state === 'rolled_back')
    return <StateMark mark="closed" label={t('run.over.rolled_back', { mode })} />;
  return <StateMark mark="failed" label={t('run.over.abandoned', { mode })} />;
}

interface HeadActionsProps {
  run: RunbookRun;
  say: (saying: Saying) => void;
}

function HeadActions({ run, say }: HeadActionsProps) {
  const { t } = useTranslation('runbooks');
  const running = run.state === 'running';
  return (
    <>
      <Button
        component={Link}
        href={reportPath(run.id)}
        variant="default"
        leftSection={<IconFileText size={15} />}
      >
        {t('run.report')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconNote size={15} />}>
            {t('run.write')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => say({ act: 'note' })}>{t('run.note')}</Menu.Item>
          <Menu.Item onClick={() => say({ act: 'deviation' })}>{t('run.deviation')}</Menu.Item>
          {running ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => say({ act: 'rebaseline' })}>
                {t('run.rebaseline')}
              </Menu.Item>
              <Menu.Item color="red" onClick={() => say({ act: 'abandon' })}>
                {t('run.abandon')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {running && run.way === 'there' ? (
        <Button
          variant="outline"
          color="red"
          leftSection={<IconArrowBackUp size={15} />}
          onClick={() => say({ act: 'abort' })}
        >
          {t('run.abort')}
        </Button>
      ) : null}
    </>
  );
}

function Legend({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const marks = ['plan', 'done', 'running', 'forecast'] as const;
  return (
    <ul className={classes.legend} aria-label={t('run.legend.title')}>
      {marks.map((mark) => (
        <li key={mark}>
          <span className={classes.swatch} data-mark={mark} aria-hidden />
          {t(`run.legend.${mark}`)}
        </li>
      ))}
      {run.latest_decision ? (
        <li>
          <span className={classes.swatch} data-mark="latest" aria-hidden />
          {t('run.legend.latest')}
        </li>
      ) : null}
      {run.window_end ? (
        <li>
          <span className={classes.swatch} data-mark="end" aria-hidden />
          {t('run.window')}
        </li>
      ) : null}
    </ul>
  );
}
