import { Button } from '@mantine/core';
import { DateInput, TimePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { formatWall, wallOf } from '@/i18n/format';
import { useRead } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import { priorityOf } from '../model/matrix';
import { snoozesOf } from '../model/snooze';
import { usePart } from '../model/store';
import { AskBox, Reason } from './AskBox';
import classes from './asked.module.css';
import { DeclineAsk } from './DeclineAsk';
import { DuplicateAsk } from './DuplicateAsk';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';

/** What a decision still has to know, asked above its buttons; Esc takes the question back. */
export function Asked({ row }: { row: DefectRow }) {
  const { triage } = useInbox();
  const ask = usePart(triage, (one) => one.ask);
  if (!ask) return null;
  if (ask.kind === 'decline') return <DeclineAsk row={row} />;
  if (ask.kind === 'snooze') return <SnoozeAsk row={row} />;
  if (ask.kind === 'duplicate') return <DuplicateAsk row={row} of={ask.of} />;
  return <OverrideAsk row={row} priority={ask.priority} />;
}

function OverrideAsk({ row, priority }: { row: DefectRow; priority: string }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const { data: matrix } = useRead('matrix_show', {});
  const said = useRead('defect_show', { id: row.id }).data?.suggested;
  const own = priorityOf(
    matrix,
    row.urgency || said?.urgency || '',
    row.impact || said?.impact || '',
  );
  return (
    <AskBox title={t('decision.overrideTitle', { priority })}>
      <p className={classes.text}>{t('decision.overrideText', { matrix: own || '–' })}</p>
      <Reason
        name={`triage/${row.id}/${priority}`}
        hint={t('decision.reasonNeeded')}
        label={t('decision.override', { priority })}
        run={(reason) => deciders.override(priority, reason)}
      />
    </AskBox>
  );
}

function SnoozeAsk({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const workspace = useWorkspace().data;
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState('');
  if (!workspace?.hub) return null;
  const due = row.sla?.due ? wallOf(row.sla.due.at, workspace.hub.zone) : null;
  const own = day && time ? `${day}T${time}` : '';
  const late = (until: string) => due !== null && until > due;
  return (
    <AskBox title={t('decision.snoozeTitle')}>
      <div className={classes.choices}>
        {snoozesOf(workspace.now.at, workspace.hub).map(({ id, until }, at) => (
          <Button
            key={id}
            size="xs"
            variant="default"
            autoFocus={at === 0}
            onClick={() => deciders.snoozeUntil(until)}
          >
            {t(`decision.snoozes.${id}`)}{' '}
            <span className={classes.until}>
              {formatWall(until)}
              {late(until) ? `, ${t('decision.pastDue')}` : ''}
            </span>
          </Button>
        ))}
        <form
          className={classes.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (own) deciders.snoozeUntil(own);
          }}
        >
          <DateInput
            size="xs"
            valueFormat="ddd D MMM YYYY"
            placeholder={t('decision.snoozeDay')}
            aria-label={t('decision.snoozeDay')}
            value={day}
            onChange={setDay}
          />
          <TimePicker
            size="xs"
            format="24h"
            aria-label={t('decision.snoozeTime')}
            hoursInputLabel={t('decision.snoozeHours')}
            minutesInputLabel={t('decision.snoozeMinutes')}
            value={time}
            onChange={(next) => setTime(next.slice(0, 5))}
          />
          <Button size="xs" variant="default" type="submit" disabled={!own}>
            {t('decision.snooze')}
          </Button>
        </form>
      </div>
    </AskBox>
  );
}
