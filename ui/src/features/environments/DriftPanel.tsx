import { Button } from '@mantine/core';
import { IconCalendarPlus, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BoardEnvironment } from '@/bindings';
import { ErrorNote, SidePanel, SkeletonRows, StateMark } from '@/components';
import { planWindowPath } from '@/features/windows/deployment/paths';
import { useRead } from '@/query';
import classes from './Board.module.css';
import { markOf } from './board';
import { DriftLayers } from './DriftLayers';
import { IgnoreRules } from './IgnoreRules';
import { StandsOn } from './StandsOn';
import { UpgradeWay } from './UpgradeWay';

interface DriftPanelProps {
  environment: BoardEnvironment;
  /** The one that was chosen in the board. */
  component: string | null;
  /** Whether a golden path passed there with what was packaged. */
  proven: boolean;
  onRead: () => void;
  onClose: () => void;
}

/** An environment beside what should run there: what drifted and what can be done about it. */
export function DriftPanel(props: DriftPanelProps) {
  const { environment, component, proven, onRead, onClose } = props;
  const { t } = useTranslation('environments');
  const { code, name } = environment;
  const { data, error, refetch } = useRead('environment_drift', { environment: code });
  const [release] = data?.release_ids ?? [];
  const verdict = (data?.verdict ?? 'unknown') as 'in_sync' | 'drifted' | 'unknown' | 'stale';
  return (
    <SidePanel
      name="drift"
      width={340}
      title={t('driftOf', { name })}
      onClose={onClose}
      foot={
        <div className={classes.foot}>
          {release ? (
            <Button
              component={Link}
              href={planWindowPath({ release, env: code })}
              leftSection={<IconCalendarPlus size={15} />}
              variant={verdict === 'drifted' ? 'filled' : 'default'}
            >
              {t('redeploy')}
            </Button>
          ) : null}
          <Button variant="default" leftSection={<IconEye size={15} />} onClick={onRead}>
            {t('readAgain')}
          </Button>
        </div>
      }
    >
      {error && !data ? (
        <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
      ) : null}
      {data || error ? null : <SkeletonRows rows={5} height={44} />}
      {data ? (
        <div className={classes.layers}>
          <StateMark mark={markOf(verdict)} label={t(`verdicts.${verdict}`)} />
          {data.reason ? <p>{data.reason}</p> : null}
          {proven && verdict === 'drifted' ? <p>{t('notCovered')}</p> : null}
          <div>
            {data.against.length > 0 ? (
              <p>{t('against', { releases: data.against.join(', ') })}</p>
            ) : null}
            <p className={classes.quiet}>
              {data.look
                ? t('seenHow', {
                    at: data.look.at.label,
                    by: data.look.by,
                    source: data.look.source,
                  })
                : t('neverSeen')}
            </p>
            {data.look?.odd.map((one) => (
              <p key={one} className={classes.quiet}>
                {one}
              </p>
            ))}
            {data.look && !data.look.whole ? (
              <p className={classes.quiet}>{t('seenPart')}</p>
            ) : null}
          </div>
          <DriftLayers drift={data} component={component} />
          <IgnoreRules environment={code} />
          <UpgradeWay environment={code} />
          <StandsOn environment={code} />
        </div>
      ) : null}
    </SidePanel>
  );
}
