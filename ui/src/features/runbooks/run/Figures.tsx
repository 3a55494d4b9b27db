import { IconClock, IconFlag3 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun } from '@/bindings';
import { Avatar, useNarrow } from '@/components';
import { useNow } from '@/features/windows/useNow';
import { clockOf, inFront, minutesOf, progressOf, zoneOf } from '../model';
import { useLength } from '../useLength';
import classes from './run.module.css';

interface FigureProps {
  name: string;
  value: ReactNode;
  more?: string | null;
  icon?: ReactNode;
  tone?: 'amber' | 'red';
}

function Figure({ name, value, more, icon, tone }: FigureProps) {
  return (
    <div className={classes.figure} data-tone={tone}>
      <dt>
        {icon}
        {name}
      </dt>
      <dd className={classes.value}>{value}</dd>
      {more ? (
        <dd className={classes.more} title={more}>
          {more}
        </dd>
      ) : null}
    </div>
  );
}

/** What somebody looks up at: how long is left, how far it is, and by when to decide. */
export function Figures({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const now = useNow(15_000);
  const going = run.state === 'running';
  const narrow = useNarrow();
  return (
    <dl className={classes.figures} aria-label={t('facts')}>
      {going ? <Left run={run} now={now} /> : null}
      <Progress run={run} now={now} />
      <Against run={run} />
      <End run={run} />
      {going ? <Latest run={run} now={now} /> : null}
      {narrow ? null : <Who run={run} />}
    </dl>
  );
}

function Left({ run, now }: { run: RunbookRun; now: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  if (!run.window_end)
    return (
      <Figure
        name={t('run.left')}
        value="–"
        more={t('run.noWindow')}
        icon={<IconClock size={13} aria-hidden />}
      />
    );
  const left = (Date.parse(run.window_end.at) - now) / 1000;
  const value =
    left >= 0
      ? length(Math.floor(left / 60))
      : t('run.overBy', { length: length(minutesOf(left)) });
  return (
    <Figure
      name={t('run.left')}
      value={value}
      more={t('run.closes', {
        at: clockOf(run.window_end.label),
        zone: zoneOf(run.window_end.label),
      })}
      icon={<IconClock size={13} aria-hidden />}
      tone={left < 0 ? 'red' : 'amber'}
    />
  );
}

function Progress({ run, now }: { run: RunbookRun; now: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const { at, of } = progressOf(run);
  const running = run.steps.find((one) => one.state === 'running');
  const since = running ? (now - Date.parse(running.start.at)) / 1000 : 0;
  const planned = running
    ? (Date.parse(running.planned_end.at) - Date.parse(running.planned_start.at)) / 1000
    : 0;
  const more = running
    ? t('run.runningOf', {
        since: length(Math.max(0, Math.floor(since / 60))),
        planned: length(minutesOf(planned)),
      })
    : t('run.steps', { count: run.steps.filter((one) => one.state === 'done').length });
  return <Figure name={t('run.step')} value={t('run.progress', { at, of })} more={more} />;
}

function Against({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const minutes = minutesOf(run.behind);
  const sign = run.behind > 0 ? '+' : '−';
  const worst = run.steps.reduce(
    (most, one) => {
      const over =
        Date.parse(one.end.at) -
        Date.parse(one.start.at) -
        (Date.parse(one.planned_end.at) - Date.parse(one.planned_start.at));
      return one.ended && one.kind !== 'decision' && over > most.over
        ? { over, title: one.title }
        : most;
    },
    { over: 60_000, title: '' },
  );
  return (
    <Figure
      name={t('run.against')}
      value={minutes === 0 ? t('run.onTime') : `${sign} ${length(minutes)}`}
      more={
        worst.title
          ? t('run.worst', { title: worst.title, length: length(minutesOf(worst.over / 1000)) })
          : null
      }
    />
  );
}

function End({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const spare = run.window_end
    ? Math.floor((Date.parse(run.window_end.at) - Date.parse(run.forecast_end.at)) / 60_000)
    : null;
  const plan = t('run.planned', { at: clockOf(run.planned_end.label) });
  const left =
    spare === null
      ? ''
      : spare >= 0
        ? t('run.spare', { length: length(spare) })
        : t('run.short', { length: length(-spare) });
  return (
    <Figure
      name={t(run.ended_at ? 'run.ended' : 'run.forecast')}
      value={clockOf((run.ended_at ?? run.forecast_end).label)}
      more={[plan, run.ended_at ? '' : left].filter(Boolean).join(', ')}
      tone={spare !== null && spare < 0 && !run.ended_at ? 'red' : undefined}
    />
  );
}

function Latest({ run, now }: { run: RunbookRun; now: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  if (run.way === 'back' || !run.latest_decision)
    return run.way === 'back' ? null : (
      <Figure name={t('run.backNow')} value={length(minutesOf(run.back_now))} />
    );
  const left = (Date.parse(run.latest_decision.at) - now) / 1000;
  const parts = { back: length(minutesOf(run.rollback)), tests: length(minutesOf(run.regression)) };
  return (
    <Figure
      name={t('run.latest')}
      value={clockOf(run.latest_decision.label)}
      more={
        left >= 0
          ? t('run.latestIn', { length: length(Math.floor(left / 60)), ...parts })
          : t('run.latestPast', { length: length(minutesOf(left)), ...parts })
      }
      icon={<IconFlag3 size={13} aria-hidden />}
      tone="red"
    />
  );
}

function Who({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const step = inFront(run, null);
  const people = [step?.by || step?.maker, step?.checker].filter((one): one is string => !!one);
  if (people.length === 0) return null;
  return (
    <div className={classes.figure}>
      <dt>{t('run.makerChecker')}</dt>
      {people.map((name) => (
        <dd key={name} className={classes.person}>
          <Avatar name={name} />
          {name}
        </dd>
      ))}
    </div>
  );
}
