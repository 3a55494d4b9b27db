import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Completion, FixedDefect, RunsNow } from '@/bindings';
import { type Mark, StateMark } from '@/components';
import { defectPath } from '@/features/defects/paths';
import { driftPath } from '@/features/environments/paths';
import { MessageList } from '@/features/messages/MessageList';
import { isOwed } from '@/features/messages/MessageMark';
import { useWrite } from '@/query';
import classes from './deployment.module.css';

interface CompletedProps {
  environment: string;
  completion: Completion;
}

/** What follows from a window that was closed: who is told, which defects may close, what runs. */
export function Completed({ environment, completion }: CompletedProps) {
  const { t } = useTranslation('deployment');
  const { messages, validated } = completion;
  const owed = messages.filter(isOwed);
  return (
    <section className={classes.part} aria-label={t('completed.title')}>
      <h3 className={classes.partTitle}>{t('completed.title')}</h3>
      <p className={classes.reason}>{t('completed.about')}</p>
      <h4 className={classes.followTitle}>{t('completed.messages')}</h4>
      {messages.length === 0 ? (
        <p className={classes.reason}>{t('completed.nobody')}</p>
      ) : (
        <>
          <StateMark
            mark={owed.length > 0 ? 'announced' : 'done'}
            label={
              owed.length > 0 ? t('completed.owed', { count: owed.length }) : t('completed.told')
            }
          />
          <MessageList messages={messages} />
        </>
      )}
      <h4 className={classes.followTitle}>{t('completed.defects')}</h4>
      {completion.fixed.length === 0 ? (
        <p className={classes.reason}>{t(validated ? 'completed.none' : 'completed.notGood')}</p>
      ) : (
        <Fixed completion={completion} />
      )}
      <h4 className={classes.followTitle}>{t('completed.runs')}</h4>
      <Runs environment={environment} runs={completion.runs} />
    </section>
  );
}

/** Defects whose fix came with it: those that may close are chosen, and closed by one press. */
function Fixed({ completion }: { completion: Completion }) {
  const { t } = useTranslation('deployment');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const write = useWrite('defect_status');
  const { fixed, fixed_total } = completion;
  const chosen = fixed.filter((one) => one.may_close && !left.has(one.id));
  const turn = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const close = () =>
    write.run(
      { ids: chosen.map((one) => one.id), status: 'closed' },
      { done: t('completed.closed', { count: chosen.length }) },
    );
  return (
    <>
      <ul className={classes.fixed}>
        {fixed.map((one) => (
          <Defect
            key={one.id}
            defect={one}
            chosen={!left.has(one.id)}
            onTurn={() => turn(one.id)}
          />
        ))}
      </ul>
      {fixed_total > fixed.length ? (
        <p className={classes.reason}>
          {t('completed.more', { count: fixed_total - fixed.length })}
        </p>
      ) : null}
      {completion.may_close > 0 ? (
        <Button
          size="xs"
          variant="default"
          disabled={chosen.length === 0}
          loading={write.running}
          onClick={() => void close()}
        >
          {t('completed.close', { count: chosen.length })}
        </Button>
      ) : null}
    </>
  );
}

interface DefectProps {
  defect: FixedDefect;
  chosen: boolean;
  onTurn: () => void;
}

function Defect({ defect, chosen, onTurn }: DefectProps) {
  const { t } = useTranslation('deployment');
  const { id, number, title, ticket, may_close, why_not } = defect;
  return (
    <li>
      <Checkbox
        size="xs"
        checked={may_close && chosen}
        disabled={!may_close}
        aria-label={t('completed.pick', { number, title })}
        onChange={onTurn}
      />
      <div className={classes.words}>
        <Link href={defectPath(id)} className={classes.fact}>
          {number} {title}
        </Link>
        <span className={classes.reasonLine}>
          {[ticket, may_close ? null : why_not].filter(Boolean).join('. ')}
        </span>
      </div>
    </li>
  );
}

const VERDICTS: Record<RunsNow['verdict'], Mark> = {
  in_sync: 'met',
  drifted: 'drift',
  unknown: 'unknown',
  stale: 'stale',
};

function Runs({ environment, runs }: { environment: string; runs: RunsNow }) {
  const { t } = useTranslation('deployment');
  const { releases, verdict, freshness, seen } = runs;
  const looked =
    freshness === 'fresh' && seen
      ? t('completed.read', { at: seen.label })
      : t(freshness === 'never' ? 'completed.never' : 'completed.stale');
  return (
    <div className={classes.runs}>
      <div className={classes.words}>
        <p className={classes.fact}>
          {releases.length > 0 ? releases.join(', ') : t('completed.runsNothing')}
        </p>
        <StateMark mark={VERDICTS[verdict]} label={t(`completed.verdict.${verdict}`)} size={13} />
        <span className={classes.reasonLine}>{looked}</span>
      </div>
      <Button component={Link} href={driftPath(environment)} size="xs" variant="default">
        {t(freshness === 'fresh' ? 'mend.drift' : 'completed.readAgain')}
      </Button>
    </div>
  );
}
