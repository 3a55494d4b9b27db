import { Alert, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun } from '@/bindings';
import { ErrorNote, SkeletonRows, StateMark } from '@/components';
import { useRead } from '@/query';
import { clockOf, inFront, minutesOf } from './model';
import { NextStep } from './NextStep';
import { Log, RunRows } from './RunRows';
import classes from './runbooks.module.css';
import { useLength } from './useLength';

/** How often the forecast is asked for again, in milliseconds: it moves with the clock. */
const AGAIN = 15_000;

/** A run: planned beside actual, what may be done now, and when it will end. */
export function RunView({ id, leave }: { id: string; leave: () => void }) {
  const read = useRead('runbook_run', { run: id }, { keep: true, every: AGAIN });
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data) return <SkeletonRows rows={10} />;
  return <Shown run={read.data} leave={leave} />;
}

function Shown({ run, leave }: { run: RunbookRun; leave: () => void }) {
  const { t } = useTranslation('runbooks');
  const [chosen, setChosen] = useState<string | null>(null);
  const step = inFront(run, chosen);
  const mode = t(`mode.${run.mode as 'live'}`);
  const title = t('run.title', { mode, number: run.number });
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.headLine}>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconArrowLeft size={14} />}
            onClick={leave}
          >
            {t('run.leave')}
          </Button>
          <h2 className={classes.title}>{title}</h2>
          <RunMark run={run} />
        </div>
        <Figures run={run} />
      </header>
      <div className={classes.columns}>
        <section className={classes.scroll} aria-label={t('run.timeline')}>
          <RunRows run={run} chosen={step?.id ?? null} choose={setChosen} />
          <Log run={run} />
        </section>
        <aside className={classes.side} aria-label={t('run.next')}>
          <TooLate run={run} />
          <NextStep key={step?.id ?? run.state} run={run} step={step} choose={setChosen} />
        </aside>
      </div>
    </div>
  );
}

function RunMark({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  switch (run.state) {
    case 'running':
      return run.way === 'back' ? (
        <StateMark mark="warns" label={t('run.turned', { why: run.turned })} />
      ) : (
        <StateMark mark="running" label={t('runState.running')} />
      );
    case 'completed':
      return <StateMark mark="done" label={t('runState.completed')} />;
    case 'rolled_back':
      return <StateMark mark="closed" label={t('runState.rolled_back')} />;
    default:
      return <StateMark mark="failed" label={t('runState.abandoned')} />;
  }
}

function Figures({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const minutes = minutesOf(run.behind);
  const against =
    minutes === 0
      ? t('run.onTime')
      : t(run.behind > 0 ? 'run.later' : 'run.earlier', { length: length(minutes) });
  const ended = run.ended_at !== null;
  const figures: [string, string][] = [
    [ended ? t('run.ended') : t('run.forecast'), run.forecast_end.label],
    [t('run.plan'), run.planned_end.label],
    [t('run.against'), against],
  ];
  if (!ended && run.way === 'there')
    figures.push([t('run.backNow'), length(minutesOf(run.back_now))]);
  if (!ended && run.latest_decision) figures.push([t('run.latest'), run.latest_decision.label]);
  if (run.window_end) figures.push([t('run.window'), run.window_end.label]);
  return (
    <dl className={classes.figures} aria-label={t('facts')}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function TooLate({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  if (!run.too_late || run.way === 'back' || !run.next_decision_at || !run.latest_decision)
    return null;
  const step = run.steps.find((one) => one.id === run.next_decision)?.title ?? run.next_decision;
  return (
    <Alert color="red" variant="light" role="alert" title={t('run.tooLate')}>
      {t('run.tooLateText', {
        step,
        at: clockOf(run.next_decision_at.label),
        latest: clockOf(run.latest_decision.label),
      })}
    </Alert>
  );
}
