import { Alert, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun, RunStep } from '@/bindings';
import { StateMark } from '@/components';
import { useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { clockOf, factsOf, isThrough, markOf, stateOf } from '../model';
import classes from './run.module.css';
import type { SideProps } from './Side';

interface FactsProps {
  run: RunbookRun;
  decision: RunStep;
  numbers: Map<string, number>;
}

/** What the next decision rests on: the steps before it, and how they went. */
function Facts({ run, decision, numbers }: FactsProps) {
  const { t } = useTranslation('runbooks');
  const facts = factsOf(run, decision);
  const known = facts.filter(isThrough).length;
  return (
    <section className={classes.facts} aria-label={t('run.nextDecision')}>
      <div className={classes.factsHead}>
        <h3>{t('run.nextDecision')}</h3>
        <span>{t('run.factsIn', { known, count: facts.length })}</span>
      </div>
      <p className={classes.quiet}>{decision.title}</p>
      <ul>
        {facts.map((step) => (
          <Fact key={step.id} step={step} number={numbers.get(step.id)} />
        ))}
      </ul>
    </section>
  );
}

function Fact({ step, number }: { step: RunStep; number: number | undefined }) {
  const { t } = useTranslation('runbooks');
  const state = stateOf(step);
  const running = step.state === 'running';
  const when = step.ended
    ? clockOf(step.end.label)
    : running
      ? t('stepState.running')
      : t('run.afterStep', { number: number ?? '' });
  return (
    <li className={classes.fact}>
      <StateMark mark={markOf(step)} label={t(`stepState.${state}`)} compact size={16} />
      <span className={classes.factTitle} title={step.title}>
        {step.title}
      </span>
      <span className={classes.factWhen}>{when}</span>
      {step.said ? (
        <span className={classes.factSaid} title={step.said}>
          {step.said}
        </span>
      ) : null}
    </li>
  );
}

/** Go and no-go, by the name of who decided. */
function Foot({ run, decision, say, recorded }: SideProps & { decision: RunStep }) {
  const { t } = useTranslation('runbooks');
  const [by, setBy] = useState(decision.maker);
  const write = useWrite('runbook_record', { takes: () => true, undo: false });
  const open = run.ready.includes(decision.id);
  const go = async () => {
    if (write.running || !open) return;
    const request = {
      run: run.id,
      act: 'go',
      step: decision.id,
      by: by.trim() || null,
      text: '',
      checked_by: '',
    };
    if (await write.run(request)) recorded();
  };
  const label = t('run.goOf', { title: decision.title });
  useActions(open ? [{ id: 'run.go', label, run: () => void go() }] : []);
  return (
    <div className={classes.foot}>
      {open ? (
        <TextInput
          label={t('run.decidedName')}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
      ) : null}
      {write.refusal ? (
        <Alert color="red" variant="light" role="alert" title={write.refusal.message}>
          {write.refusal.hint}
        </Alert>
      ) : null}
      <div className={classes.two}>
        <Button
          disabled={!open}
          loading={write.running}
          leftSection={<IconCheck size={15} />}
          aria-label={label}
          onClick={() => void go()}
        >
          {t('run.go')}
        </Button>
        <Button
          variant="outline"
          color="red"
          leftSection={<IconArrowBackUp size={15} />}
          onClick={() =>
            say({
              act: 'no_go',
              step: { id: decision.id, title: decision.title },
              by: decision.maker,
            })
          }
        >
          {t(run.way === 'back' ? 'run.noGoBack' : 'run.noGo')}
        </Button>
      </div>
      <p className={classes.quiet}>
        {open ? t('run.goHint') : t('run.goShut')}
        {decision.maker ? ` ${t('run.decidesOnly', { by: decision.maker })}` : null}
      </p>
    </div>
  );
}

export const Decision = { Facts, Foot };
