import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RunbookRun, RunStep } from '@/bindings';
import { StateMark, useNarrow } from '@/components';
import { useNow } from '@/features/windows/useNow';
import { Command } from '../Command';
import { clockOf, markOf, minutesOf, nextDecision, stateOf } from '../model';
import { reportPath } from '../paths';
import { useLength } from '../useLength';
import { Decision } from './Decision';
import classes from './run.module.css';
import type { Saying } from './SayDialog';
import { StepActs } from './StepActs';

export interface SideProps {
  run: RunbookRun;
  step: RunStep | undefined;
  numbers: Map<string, number>;
  choose: (step: string) => void;
  say: (saying: Saying) => void;
  /** After a step was ended: the next one comes in front by itself. */
  recorded: () => void;
}

/** What to do now: the step with its command, then what the next decision rests on. */
export function Side(props: SideProps) {
  const { run, step } = props;
  const { t } = useTranslation('runbooks');
  const decision = nextDecision(run);
  const nothing =
    run.state !== 'running'
      ? 'run.isOver'
      : run.open.length === 0
        ? 'run.nothingOpen'
        : 'run.nothingReady';
  return (
    <>
      <div className={classes.sideScroll}>
        <TooLate run={run} />
        <section className={classes.step} aria-label={step?.title ?? t('run.next')}>
          {step ? <Step {...props} step={step} /> : <Over run={run} said={t(nothing)} />}
          <StepActs {...props} />
        </section>
        {decision ? <Decision.Facts run={run} decision={decision} numbers={props.numbers} /> : null}
      </div>
      {decision && run.state === 'running' ? (
        <Decision.Foot {...props} decision={decision} />
      ) : null}
    </>
  );
}

/** Nothing is in front: the run is over, or all of it is through, or something holds it up. */
function Over({ run, said }: { run: RunbookRun; said: string }) {
  const { t } = useTranslation('runbooks');
  return (
    <>
      <p className={classes.big}>{said}</p>
      {run.state === 'running' ? null : (
        <Button
          component={Link}
          href={reportPath(run.id)}
          variant="default"
          className={classes.start}
        >
          {t('run.openReport')}
        </Button>
      )}
    </>
  );
}

function TooLate({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const narrow = useNarrow();
  const { next_decision_at: next, latest_decision: latest } = run;
  if (!run.too_late || run.way === 'back' || !next || !latest) return null;
  const moments = { at: clockOf(next.label), latest: clockOf(latest.label) };
  const late = minutesOf((Date.parse(next.at) - Date.parse(latest.at)) / 1000);
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      radius={0}
      icon={<IconAlertTriangle size={16} />}
      title={t('run.tooLate', { length: length(late) })}
    >
      <p>{t(narrow ? 'run.tooLateShort' : 'run.tooLateText', moments)}</p>
    </Alert>
  );
}

function Step({ run, step, numbers }: SideProps & { step: RunStep }) {
  const { t } = useTranslation('runbooks');
  const number = numbers.get(step.id);
  const state = stateOf(step);
  const ready = run.ready.includes(step.id);
  return (
    <>
      <div className={classes.stepHead}>
        <span>{number ? t('run.number', { number }) : t('run.decision')}</span>
        <StateMark
          mark={markOf(step)}
          label={ready && state === 'waiting' ? t('run.ready') : t(`stepState.${state}`)}
        />
        {state === 'running' ? <Timer step={step} /> : null}
      </div>
      <h2 className={classes.big}>{step.title}</h2>
      {step.text ? <p className={classes.prose}>{step.text}</p> : null}
      {step.command ? <Command key={step.id} command={step.command} keyed /> : null}
      {step.expected ? (
        <p className={classes.quiet}>{t('run.expected', { expected: step.expected })}</p>
      ) : null}
      {step.said ? <p className={classes.quiet}>{t('run.wasSaid', { said: step.said })}</p> : null}
      {step.evidence.length > 0 ? (
        <ul className={classes.evidence} aria-label={t('run.evidence')}>
          {step.evidence.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : null}
      {step.waits.length > 0 && state === 'waiting' ? (
        <Waits run={run} step={step} numbers={numbers} />
      ) : null}
    </>
  );
}

function Waits({
  run,
  step,
  numbers,
}: {
  run: RunbookRun;
  step: RunStep;
  numbers: Map<string, number>;
}) {
  const { t } = useTranslation('runbooks');
  const titles = run.steps.filter((one) => step.waits.includes(one.id));
  const named = titles.map((one) => {
    const number = numbers.get(one.id);
    return number ? t('run.number', { number }) : one.title;
  });
  return <p className={classes.quiet}>{t('run.waits', { steps: named.join(', ') })}</p>;
}

function Timer({ step }: { step: RunStep }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const now = useNow(1_000);
  const since = Math.max(0, (now - Date.parse(step.start.at)) / 1000);
  const plan = (Date.parse(step.planned_end.at) - Date.parse(step.planned_start.at)) / 1000;
  const over = since > plan && plan > 0;
  const seconds = String(Math.floor(since % 60)).padStart(2, '0');
  return (
    <p role="timer" className={classes.timer} data-over={over || undefined}>
      <b>
        {Math.floor(since / 60)}:{seconds}
      </b>{' '}
      {t(over ? 'run.overPlan' : 'run.ofPlan', { length: length(minutesOf(plan)) })}
    </p>
  );
}
