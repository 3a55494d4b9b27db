import { Button } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Deployment, Live } from '@/bindings';
import { StateMark } from '@/components';
import { useNow } from '../../useNow';
import { standingAt } from '../model/live';
import { clockWords } from '../model/words';
import { livePath } from '../paths';
import { LiveBar } from './LiveBar';
import classes from './live.module.css';
import { PHASE_MARKS } from './phases';

/** The clock of an open window, small, with the way to the large one. */
export function LiveStrip({ deployment, live }: { deployment: Deployment; live: Live }) {
  const { t } = useTranslation('deployment');
  const standing = standingAt(live, useNow(1000));
  const { phase, left } = standing;
  return (
    <section className={classes.strip} data-phase={phase}>
      <div className={classes.stripRow}>
        <span>
          <span className={classes.label}>{t(left < 0 ? 'live.over' : 'live.left')}</span>
          <span className={classes.stripClock}>{clockWords(left)}</span>
        </span>
        <Button
          component={Link}
          href={livePath(deployment.id)}
          size="xs"
          variant="default"
          leftSection={<IconMaximize size={14} />}
        >
          {t('step.live')}
        </Button>
      </div>
      <LiveBar standing={standing} />
      {phase === 'running' && standing.noReturn === null ? (
        <p className={classes.label}>{t('live.notEstimated')}</p>
      ) : (
        <StateMark mark={PHASE_MARKS[phase]} label={t(`live.${phase}`)} />
      )}
    </section>
  );
}
