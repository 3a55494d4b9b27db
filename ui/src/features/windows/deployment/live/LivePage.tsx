import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { Deployment, Live } from '@/bindings';
import {
  EmptyState,
  ErrorNote,
  PageBody,
  PageHead,
  SkeletonRows,
  StateMark,
  useNarrow,
} from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { useNow } from '../../useNow';
import { Badge } from '../Badge';
import { DeploymentMark } from '../DeploymentMark';
import { type Asked, DeploymentDialogs } from '../dialogs/DeploymentDialogs';
import { type Standing, saidMinutes, standingAt } from '../model/live';
import { clockAt, clockWords, minutesWords, windowWords } from '../model/words';
import { deploymentPath } from '../paths';
import { Steps } from '../Steps';
import { LiveBar } from './LiveBar';
import classes from './live.module.css';
import { Marks } from './Marks';
import { PHASE_MARKS } from './phases';

/** The clock of an open window, large enough to be read from across the room. */
export default function LivePage() {
  const { t } = useTranslation('deployment');
  const { id = '' } = useParams<{ id: string }>();
  const read = useRead('deployment_show', { id }, { keep: true });
  const [asked, setAsked] = useState<Asked | null>(null);
  const one = read.data;
  const narrow = useNarrow();
  useCrumbs([
    { label: t('plan.windows'), path: '/windows' },
    { label: one?.title ?? '…', path: deploymentPath(id) },
    { label: t('live.crumb') },
  ]);
  if (read.error)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!one) return <SkeletonRows />;
  return (
    <>
      <PageHead
        title={one.title}
        meta={
          <>
            <Badge environment={one.environment_id} />
            <DeploymentMark state={one.state} />
            {narrow ? null : <span>{windowWords(one.start, one.end)}</span>}
          </>
        }
        actions={<Steps deployment={one} ask={setAsked} beside={2} />}
      />
      <PageBody>
        {one.live ? <Clocks deployment={one} live={one.live} /> : <NotOpen deployment={one} />}
      </PageBody>
      <DeploymentDialogs deployment={one} asked={asked} close={() => setAsked(null)} />
    </>
  );
}

function NotOpen({ deployment: one }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  return (
    <EmptyState
      title={t('live.notOpen')}
      action={
        <Button component={Link} href={deploymentPath(one.id)}>
          {t('live.back')}
        </Button>
      }
    >
      {t('live.notOpenText', {
        state: t(`state.${one.state}`).toLowerCase(),
        window: windowWords(one.start, one.end),
      })}
    </EmptyState>
  );
}

function Clocks({ deployment, live }: { deployment: Deployment; live: Live }) {
  const { t } = useTranslation('deployment');
  const standing = standingAt(live, useNow(1000));
  const { phase, left, now } = standing;
  const clock = clockAt(now, deployment);
  return (
    <div className={classes.page} data-phase={phase}>
      <div className={classes.big}>
        <div>
          <p className={classes.label}>{t(left < 0 ? 'live.over' : 'live.left')}</p>
          <p className={classes.left}>{clockWords(left)}</p>
        </div>
        <div className={classes.clock}>
          <p className={classes.label}>{t('live.clock', { zone: clock.zone })}</p>
          <p className={classes.clockTime}>{clock.time}</p>
        </div>
      </div>
      <Marks live={live} standing={standing}>
        <LiveBar standing={standing} large />
      </Marks>
      <Says deployment={deployment} live={live} standing={standing} />
      <Said standing={standing} />
    </div>
  );
}

interface ClockProps {
  deployment: Deployment;
  live: Live;
  standing: Standing;
}

/** What the clock means: whether rolling back still fits, and what an overrun is. */
function Says({ deployment, live, standing }: ClockProps) {
  const { t } = useTranslation('deployment');
  const { phase, noReturn, now } = standing;
  const at = live.no_return_at?.label ?? '';
  const length = minutesWords(deployment.rollback_minutes ?? 0);
  const text = {
    running:
      noReturn === null
        ? t('live.notEstimated')
        : t('live.runningUntil', { at, left: minutesWords(Math.ceil((noReturn - now) / 60_000)) }),
    past_no_return: t('live.pastText', { length, at }),
    overrun: t(live.overrun_allowed ? 'live.overrunAllowed' : 'live.overrunText', {
      at: live.ends_at.label,
    }),
  }[phase];
  const known = phase !== 'running' || noReturn !== null;
  return (
    <div className={classes.says}>
      {known ? <StateMark size={20} mark={PHASE_MARKS[phase]} label={t(`live.${phase}`)} /> : null}
      <p>{text}</p>
    </div>
  );
}

/** Tells those who listen when something changes, not every second. */
function Said({ standing }: { standing: Standing }) {
  const { t } = useTranslation('deployment');
  const minutes = standing.phase === 'overrun' ? null : saidMinutes(standing.left);
  const text = [
    minutes === null ? '' : t('live.said', { count: minutes }),
    standing.phase === 'running' ? '' : t(`live.${standing.phase}`),
  ];
  return (
    <p className={classes.heard} role="status">
      {text.filter(Boolean).join('. ')}
    </p>
  );
}
