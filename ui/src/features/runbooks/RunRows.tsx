import { useTranslation } from 'react-i18next';
import type { RunbookRun, RunStep } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { type Act, barOf, clockOf, markOf, reachOf, stateOf } from './model';
import classes from './runbooks.module.css';

interface RowsProps {
  run: RunbookRun;
  chosen: string | null;
  choose: (step: string) => void;
}

/** The steps of a run: above the plan, below what happened or is foreseen. */
export function RunRows({ run, chosen, choose }: RowsProps) {
  const { t } = useTranslation('runbooks');
  const reach = reachOf(run);
  return (
    <ol className={classes.rows} aria-label={t('steps')}>
      {run.steps.map((step) => (
        <Row
          key={step.id}
          step={step}
          reach={reach}
          open={step.state === 'running' || run.ready.includes(step.id)}
          selected={step.id === chosen}
          choose={choose}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  step: RunStep;
  reach: { from: number; to: number };
  /** Whether something may be done with it now. */
  open: boolean;
  selected: boolean;
  choose: (step: string) => void;
}

function Row({ step, reach, open, selected, choose }: RowProps) {
  const { t } = useTranslation('runbooks');
  const clock = (start: { label: string }, end: { label: string }) => ({
    start: clockOf(start.label),
    end: clockOf(end.label),
  });
  const planned = t('run.planned', clock(step.planned_start, step.planned_end));
  const seen = step.ended ? 'run.actual' : 'run.foreseen';
  const actual = t(seen, clock(step.start, step.end));
  const at = (stamp: { at: string }) => Date.parse(stamp.at);
  const who = [step.by || step.maker, step.checked_by].filter(Boolean).join(', ');
  return (
    <li className={classes.row} data-selected={selected || undefined}>
      <div className={classes.words}>
        <p className={classes.name}>
          <StateMark mark={markOf(step)} label={t(`stepState.${stateOf(step)}`)} />
          {open ? (
            <button
              type="button"
              className={classes.link}
              aria-current={selected || undefined}
              aria-label={t('run.choose', { title: step.title })}
              onClick={() => choose(step.id)}
            >
              {step.title}
            </button>
          ) : (
            <span>{step.title}</span>
          )}
        </p>
        <p className={classes.quiet}>
          {actual}
          {who ? ` · ${who}` : null}
          {step.said ? ` · ${step.said}` : null}
        </p>
        {step.point_of_no_return ? <StateMark mark="flag" label={t('noReturn')} /> : null}
      </div>
      <div className={classes.track} role="img" aria-label={`${planned}, ${actual}`}>
        <span
          className={classes.plan}
          style={barOf(at(step.planned_start), at(step.planned_end), reach.from, reach.to)}
        />
        <span
          className={classes.actual}
          data-state={step.started ? 'begun' : 'foreseen'}
          style={barOf(at(step.start), at(step.end), reach.from, reach.to)}
        />
      </div>
    </li>
  );
}

/** What was recorded, the newest first. */
export function Log({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const titles = new Map(run.steps.map((step) => [step.id, step.title]));
  const events = run.events.map((event, at) => ({ ...event, key: at })).reverse();
  return (
    <section aria-label={t('run.log')}>
      <SectionHead title={t('run.log')} count={events.length} band />
      {events.length === 0 ? <p className={classes.empty}>{t('run.logNone')}</p> : null}
      <ol className={classes.log}>
        {events.map((event) => (
          <li key={event.key}>
            <time dateTime={event.at.at}>{clockOf(event.at.label)}</time>
            <span>{event.by}</span>
            <span>
              {t(`run.act.${event.act as Act}`, { step: titles.get(event.step) ?? event.step })}
              {event.text ? `: ${event.text}` : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
