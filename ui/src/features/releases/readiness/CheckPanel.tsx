import { Button, Select, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check, CheckState, Release } from '@/bindings';
import { KeyHint, StateMark, submitKey } from '@/components';
import { useRead } from '@/query';
import { CheckMark } from '../parts/ReleaseMark';
import { EvidenceList } from './EvidenceList';
import classes from './readiness.module.css';
import { useSetCheck } from './useSetCheck';

interface CheckPanelProps {
  release: Release;
  check: Check;
  /** The state for which a reason is being asked. */
  asking: CheckState | null;
  decide: (state: CheckState) => void;
  stopAsking: () => void;
}

const OFFERED: [CheckState, string][] = [
  ['passed', 'P'],
  ['failed', 'F'],
  ['waived', 'W'],
  ['not_applicable', 'X'],
];

/** A check opened: the decision, who owes it and by when, and what shows it. */
export function CheckPanel(props: CheckPanelProps) {
  const { release, check, asking, decide } = props;
  const { t } = useTranslation('releases');
  const offered = OFFERED.filter(([state]) => state !== check.state);
  return (
    <div className={classes.panel}>
      <div className={classes.standing}>
        <CheckMark state={check.state} shown={check.derived || check.evidence.length > 0} />
        {check.stale ? <StateMark mark="stale" label={t('readiness.stale')} /> : null}
        {check.decided_by && check.decided_at ? (
          <span className={classes.quiet}>
            {t('readiness.decided', { by: check.decided_by, at: check.decided_at.label })}
          </span>
        ) : null}
      </div>
      {check.reason ? <p>{check.reason}</p> : null}
      {asking ? (
        <Why release={release} check={check} state={asking} close={props.stopAsking} />
      ) : (
        <div className={classes.buttons}>
          {offered.map(([state, key], index) => (
            <Button
              key={state}
              size="xs"
              variant={index === 0 && state === 'passed' ? 'filled' : 'default'}
              rightSection={<KeyHint keys={[key]} inverse={index === 0 && state === 'passed'} />}
              onClick={() => decide(state)}
            >
              {t(`readiness.set.${state}`)}
            </Button>
          ))}
          {check.state === 'pending' ? null : (
            <Button size="xs" variant="default" onClick={() => decide('pending')}>
              {t('readiness.set.pending')}
            </Button>
          )}
        </div>
      )}
      <Assignment release={release} check={check} />
      <EvidenceList release={release} check={check} />
    </div>
  );
}

interface WhyProps {
  release: Release;
  check: Check;
  state: CheckState;
  close: () => void;
}

/** Asks in place why a check is failed, waived or does not apply. */
function Why({ release, check, state, close }: WhyProps) {
  const { t } = useTranslation('releases');
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const [touched, setTouched] = useState(false);
  const set = useSetCheck(release);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (reason.trim() && (await set.state(check, state, reason.trim()))) close();
  };
  return (
    <form
      noValidate
      className={classes.why}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        submitKey(event);
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          close();
        }
      }}
    >
      <Textarea
        autoFocus
        rows={3}
        label={t('readiness.reasonFor', {
          title: check.title,
          state: t(`readiness.state.${state}`).toLowerCase(),
        })}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setTouched(true);
        }}
        error={(sent || touched) && !reason.trim() ? t('readiness.reasonNeeded') : undefined}
      />
      <div className={classes.buttons}>
        <Button size="xs" type="submit" loading={set.running}>
          {t(`readiness.set.${state}`)}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('readiness.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Assignment({ release, check }: { release: Release; check: Check }) {
  const { t } = useTranslation('releases');
  const people = useRead('person_list', {}).data?.people ?? [];
  const set = useSetCheck(release);
  return (
    <div className={classes.assignment}>
      <Select
        size="xs"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { field: t('readiness.owner') }) }}
        label={t('readiness.owner')}
        placeholder={t('readiness.nobody')}
        data={people
          .filter((person) => person.active || person.id === check.owner_id)
          .map((person) => ({ value: person.id, label: person.name }))}
        value={check.owner_id}
        onChange={(owner) => void set.owner(check, owner ?? '')}
      />
      <DateInput
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { field: t('readiness.due') }) }}
        valueFormat="ddd D MMM YYYY"
        label={t('readiness.due')}
        placeholder={t('readiness.noDue')}
        value={check.due}
        onChange={(due) => void set.due(check, due ?? '')}
      />
    </div>
  );
}
