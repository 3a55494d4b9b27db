import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  EmptyState,
  type Mark,
  PageBody,
  PageHead,
  SectionHead,
  SkeletonRows,
  Stamp,
  StateMark,
} from '@/components';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from './Settings.module.css';

const MARKS = {
  ok: 'met',
  never: 'planned',
  stale: 'stale',
  failed: 'failed',
  held: 'warns',
} as const;
type RepoStatus = keyof typeof MARKS;
const KEYRINGS: Record<string, Mark> = { ok: 'met', unused: 'planned' };

/** What Slipway reads from outside, and where its secrets lie. */
export default function ConnectionsPart() {
  const { t } = useTranslation('settings');
  const repos = useRead('repo_list', {});
  const workspace = useWorkspace().data;
  const keyring = workspace?.keyring ?? 'unused';
  const toCharts = (
    <Button component={Link} href="/charts" variant="default" size="xs">
      {t('connections.manage')}
    </Button>
  );
  return (
    <div className={classes.content}>
      <PageHead title={t('part.connections')} />
      <PageBody padded>
        <p className={classes.blockText}>{t('connections.about')}</p>
        <section className={classes.block}>
          <SectionHead title={t('connections.repos')} aside={toCharts} />
          {repos.data ? null : <SkeletonRows rows={2} />}
          {repos.data?.repos.length === 0 ? (
            <EmptyState title={t('connections.none')} action={toCharts} />
          ) : null}
          {repos.data?.repos.map((one) => (
            <div key={one.id} className={classes.card}>
              <span className={classes.strong}>{one.name}</span>
              <span className={classes.quiet}>
                {t('connections.summary', {
                  charts: formatNumber(one.chart_count),
                  versions: formatNumber(one.version_count),
                })}
              </span>
              <Stamp stamp={one.checked_at} now={workspace?.now} />
              <StateMark
                mark={MARKS[one.status as RepoStatus] ?? 'unknown'}
                label={t(`connections.state.${one.status as RepoStatus}`)}
              />
            </div>
          ))}
        </section>
        <section className={classes.block}>
          <SectionHead title={t('connections.keyring')} />
          <StateMark
            mark={KEYRINGS[keyring] ?? 'warns'}
            label={t(`connections.keyringState.${keyring as 'ok'}`)}
          />
        </section>
      </PageBody>
    </div>
  );
}
