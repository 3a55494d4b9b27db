import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun } from '@/bindings';
import { SectionHead } from '@/components';
import { type Act, clockOf } from '../model';
import classes from './run.module.css';

/** Entries that are seen without asking for all. */
const FEW = 3;

/** What was recorded, the newest first. */
export function Log({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  const [all, setAll] = useState(false);
  const titles = new Map(run.steps.map((step) => [step.id, step.title]));
  const events = run.events.map((event, at) => ({ ...event, key: at })).reverse();
  const shown = all ? events : events.slice(0, FEW);
  return (
    <section
      className={classes.log}
      aria-label={t('run.log')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
      tabIndex={0}
      data-all={all || undefined}
    >
      <SectionHead
        title={t('run.log')}
        aside={
          events.length > FEW ? (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAll(!all)}>
              {all ? t('run.fewEntries') : t('run.allEntries', { count: events.length })}
            </Button>
          ) : null
        }
      />
      {events.length === 0 ? <p className={classes.quiet}>{t('run.logNone')}</p> : null}
      <ol>
        {shown.map((event) => (
          <li key={event.key} className={classes.entry}>
            <time dateTime={event.at.at} title={event.at.label}>
              {clockOf(event.at.label)}
            </time>
            <span className={classes.by}>{event.by}</span>
            <Told event={event} step={titles.get(event.step) ?? event.step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ event, step }: { event: RunbookRun['events'][number]; step: string }) {
  const { t } = useTranslation('runbooks');
  const text = event.text ? `: ${event.text}` : '';
  const by = event.checked_by ? `; ${t('run.checked', { by: event.checked_by })}` : '';
  const told = `${t(`run.act.${event.act as Act}`, { step })}${text}${by}`;
  return (
    <span className={classes.told} title={told}>
      {told}
    </span>
  );
}
