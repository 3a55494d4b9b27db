import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DeploymentSummary, Environment, Release } from '@/bindings';
import { EnvironmentBadge, ErrorNote, PageBody, SkeletonRows, StateMark } from '@/components';
import { DeploymentMark } from '@/features/windows/deployment/DeploymentMark';
import { windowWords } from '@/features/windows/deployment/model/words';
import { deploymentPath, planWindowPath } from '@/features/windows/deployment/paths';
import { useRead } from '@/query';
import classes from './windows.module.css';

/** When this release goes where: each rung of the ladder with its windows, and what is planned next. */
export function WindowsTab({ release }: { release: Release }) {
  const read = useRead('deployment_list', {
    release: release.id,
    past: true,
    needs_confirming: false,
  });
  const environments = useRead('environment_list', {}).data?.environments;
  if (read.error)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data || !environments) return <SkeletonRows />;
  const { deployments } = read.data;
  return (
    <PageBody padded>
      <ul>
        {environments.map((one) => (
          <Rung
            key={one.id}
            environment={one}
            release={release}
            windows={deployments.filter((each) => each.environment_id === one.id)}
          />
        ))}
      </ul>
    </PageBody>
  );
}

interface RungProps {
  environment: Environment;
  release: Release;
  windows: readonly DeploymentSummary[];
}

function Rung({ environment, release, windows }: RungProps) {
  const { t } = useTranslation('releases');
  const { name, kind, code } = environment;
  return (
    <li className={classes.rung}>
      <span>
        <EnvironmentBadge kind={kind} label={name} />
      </span>
      <ul className={classes.windows}>
        {windows.length === 0 ? <li className={classes.quiet}>{t('windows.none')}</li> : null}
        {windows.map((one) => (
          <Window key={one.id} window={one} />
        ))}
      </ul>
      <Button
        component={Link}
        href={planWindowPath({ release: release.id, env: code })}
        variant="default"
        size="xs"
        leftSection={<IconCalendarPlus size={14} />}
        aria-label={t('windows.planInto', { environment: name })}
      >
        {t('windows.plan')}
      </Button>
    </li>
  );
}

function Window({ window }: { window: DeploymentSummary }) {
  const { t } = useTranslation('releases');
  const { blocks, confirmed, messages_overdue, state } = window;
  const ahead = state === 'planned' || state === 'announced';
  return (
    <li className={classes.window}>
      <Link href={deploymentPath(window.id)} className={classes.when}>
        {windowWords(window.start, window.end)}
      </Link>
      <DeploymentMark state={state} />
      {ahead && blocks > 0 ? (
        <StateMark mark="blocked" label={t('gate.blocks', { count: blocks })} />
      ) : null}
      {ahead && confirmed === 'needs_again' ? (
        <StateMark mark="warns" label={t('windows.again')} />
      ) : null}
      {messages_overdue > 0 ? (
        <StateMark mark="blocked" label={t('windows.overdue', { count: messages_overdue })} />
      ) : null}
    </li>
  );
}
