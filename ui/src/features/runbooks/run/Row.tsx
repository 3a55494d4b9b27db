import { useTranslation } from 'react-i18next';
import type { RunStep, Stamp } from '@/bindings';
import { Avatar, StateMark } from '@/components';
import { barOf, clockOf, isIdle, markOf, type Reach, stateOf } from '../model';
import classes from './run.module.css';

interface RowProps {
  step: RunStep;
  number: number | undefined;
  reach: Reach;
  now: number;
  selected: boolean;
  choose: (step: string) => void;
}

const at = (stamp: Stamp) => Date.parse(stamp.at);

/** One step: how it stands, what it is, who, when, and its two bars. */
export function Row({ step, number, reach, now, selected, choose }: RowProps) {
  const { t } = useTranslation('runbooks');
  const state = stateOf(step);
  const [start, end] = [clockOf(step.start.label), clockOf(step.end.label)];
  const plan = t('run.plannedFrom', {
    start: clockOf(step.planned_start.label),
    end: clockOf(step.planned_end.label),
  });
  const people = [step.by || step.maker, step.checked_by || step.checker].filter(Boolean);
  return (
    <div
      className={classes.row}
      data-state={state}
      data-kind={step.kind}
      data-selected={selected || undefined}
    >
      <StateMark mark={markOf(step)} label={t(`stepState.${state}`)} compact size={16} />
      <span className={classes.number}>{number}</span>
      <div className={classes.words}>
        <button
          type="button"
          className={classes.name}
          title={step.title}
          aria-current={selected || undefined}
          onClick={() => choose(step.id)}
        >
          {step.title}
        </button>
        <Under step={step} />
      </div>
      <span className={classes.who} title={people.join(', ')}>
        {people.map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </span>
      <span className={classes.time} data-known={step.started || undefined}>
        {isIdle(step) ? (
          '–'
        ) : (
          <>
            <b>{start}</b>
            {state === 'running' ? ' –' : ` – ${end}`}
          </>
        )}
      </span>
      <Track
        step={step}
        reach={reach}
        now={now}
        label={
          isIdle(step)
            ? `${plan}, ${t(`stepState.${state}`)}`
            : `${plan}, ${t(step.ended ? 'run.actual' : 'run.foreseen', { start, end })}`
        }
      />
    </div>
  );
}

/** The line below the title: what was said, else what shall be seen, else the command. */
function Under({ step }: { step: RunStep }) {
  const { t } = useTranslation('runbooks');
  const { kind, maker, checker, said, command, expected } = step;
  if (kind === 'decision' && step.ended)
    return <Below>{t('run.decidedBy', { by: step.by, at: momentOf(step.end) })}</Below>;
  if (said) return <Below>{said}</Below>;
  if (step.state === 'running' && command)
    return <Below mono>{command.replace(/\\?\s*\n\s*/g, ' ')}</Below>;
  if (kind === 'decision' && maker) {
    const key = checker ? 'run.decidesAdvised' : 'run.decides';
    return <Below>{t(key, { by: maker, checker })}</Below>;
  }
  return expected ? <Below>{expected}</Below> : null;
}

const momentOf = (stamp: Stamp) => stamp.label.split(', ')[1] ?? '';

function Below({ children, mono = false }: { children: string; mono?: boolean }) {
  return (
    <p className={mono ? `${classes.under} mono` : classes.under} title={children}>
      {children}
    </p>
  );
}

interface TrackProps {
  step: RunStep;
  reach: Reach;
  now: number;
  label: string;
}

function Track({ step, reach, now, label }: TrackProps) {
  const { from, to } = reach;
  const bar = (start: number, end: number) => barOf(start, end, from, to);
  const [start, end] = [at(step.start), at(step.end)];
  const running = step.state === 'running';
  return (
    <div className={classes.track} role="img" aria-label={label}>
      <span className={classes.plan} style={bar(at(step.planned_start), at(step.planned_end))} />
      {running ? (
        <>
          <span
            className={classes.bar}
            data-mark="forecast"
            style={bar(start, Math.max(end, now))}
          />
          <span
            className={classes.bar}
            data-mark="running"
            style={bar(start, Math.max(start, now))}
          />
        </>
      ) : isIdle(step) ? null : (
        <span
          className={classes.bar}
          data-mark={step.ended ? (step.state === 'failed' ? 'failed' : 'done') : 'forecast'}
          style={bar(start, end)}
        />
      )}
    </div>
  );
}
