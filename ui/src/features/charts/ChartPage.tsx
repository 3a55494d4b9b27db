import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { ChartVersion } from '@/bindings';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNote,
  PageHead,
  SkeletonRows,
  StateMark,
  useNarrow,
} from '@/components';
import { channelOf } from '@/features/releases/model/chartVersions';
import { planFromPath, releasePath } from '@/features/releases/parts/paths';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { ArchivePanel } from './ArchivePanel';
import classes from './charts.module.css';
import { appVersions, digestState, shortDigest } from './model';
import { chartsPath } from './paths';

type Channels = 'stable' | 'all';

// Left out while an archive is open beside the table, and in a narrow window.
const BESIDE = ['app', 'seen', 'releases'];
const WIDE_ONLY = ['app', 'seen'];

export default function ChartPage() {
  const { t } = useTranslation('charts');
  const { repo = '', chart = '' } = useParams<{ repo: string; chart: string }>();
  const [, go] = useLocation();
  const [channels, setChannels] = useLocalStorage<Channels>({
    key: 'slipway.channels',
    defaultValue: 'stable',
  });
  const [opened, setOpened] = useState<string | null>(null);
  const list = useRead('chart_versions', { chart, repo, all: channels === 'all' }, { keep: true });
  const versions = list.data?.versions ?? [];
  useCrumbs([{ label: t('title'), path: chartsPath }, { label: chart }]);
  const newest = versions.find(
    (version) => channelOf(version) === 'stable' && !version.vanished_at,
  );
  const planNewest = () => newest && go(planFromPath(repo, chart, newest.version));
  useActions(
    newest && newest.releases.length === 0
      ? [
          {
            id: 'chart.plan',
            label: t('chart.planVersion', { version: newest.version }),
            key: 'n',
            run: planNewest,
          },
        ]
      : [],
  );
  const narrow = useNarrow();
  const hidden = opened === null ? (narrow ? WIDE_ONLY : []) : BESIDE;
  const columns = useColumns(repo, chart, setOpened).filter(
    (column) => !hidden.includes(column.id),
  );
  return (
    <>
      <PageHead
        title={chart}
        meta={
          list.data
            ? t(channels === 'stable' ? 'chart.stableFrom' : 'chart.from', {
                repo,
                count: versions.length,
              })
            : undefined
        }
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('chart.channels')}
            value={channels}
            onChange={(value) => setChannels(value as Channels)}
            data={[
              { value: 'stable', label: t('chart.stable') },
              { value: 'all', label: t('chart.all') },
            ]}
          />
        }
      />
      {list.error ? <ErrorNote message={list.error.message} hint={list.error.hint} /> : null}
      {list.isPending ? <SkeletonRows /> : null}
      {list.data ? (
        <div className={classes.page}>
          <div className={classes.main}>
            <DataTable
              label={t('chart.version')}
              columns={columns}
              rows={versions}
              rowId={(version) => version.version}
              rowHeight={40}
              selectedId={opened}
              onOpen={(version) => setOpened(version.version)}
              empty={<EmptyState title={t('chart.none')}>{t('chart.noneBody')}</EmptyState>}
            />
          </div>
          {opened ? (
            <ArchivePanel
              key={opened}
              repo={repo}
              chart={chart}
              version={opened}
              close={() => setOpened(null)}
            />
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function useColumns(
  repo: string,
  chart: string,
  open: (version: string) => void,
): Column<ChartVersion>[] {
  const { t } = useTranslation('charts');
  const narrow = useNarrow();
  return [
    {
      id: 'version',
      head: t('chart.version'),
      width: 'minmax(150px, 1fr)',
      cell: (version) => (
        <span className={classes.version}>
          <span className="mono">{version.version}</span>
          {channelOf(version) === 'stable' ? null : (
            <span className={classes.tag}>{t(`chart.channel.${channelOf(version)}`)}</span>
          )}
          {version.vanished_at ? (
            <span title={t('chart.vanished', { at: version.vanished_at.label })}>
              <StateMark mark="stale" label={t('chart.gone')} compact={narrow} />
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'app',
      head: t('chart.app'),
      width: '132px',
      cell: (version) => <Apps text={version.app_version} />,
    },
    {
      id: 'digest',
      head: t('chart.digest'),
      width: 'minmax(108px, 208px)',
      cell: (version) => <Digest version={version} />,
    },
    {
      id: 'seen',
      head: t('chart.firstSeen'),
      width: '112px',
      cell: (version) => (
        <span className={classes.quiet} title={version.first_seen.label}>
          {version.first_seen.label.split(',')[0]}
        </span>
      ),
    },
    {
      id: 'releases',
      head: t('chart.releases'),
      width: '168px',
      cell: (version) => (
        <span className={classes.quiet} title={titles(version)}>
          {titles(version)}
        </span>
      ),
    },
    {
      id: 'plan',
      head: <VisuallyHidden>{t('chart.plan')}</VisuallyHidden>,
      width: '212px',
      align: 'right',
      cell: (version) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the row from opening with its buttons
        // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside take the keys
        <span className={classes.rowButtons} onClick={(event) => event.stopPropagation()}>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('chart.archiveOf', { version: version.version })}
            onClick={() => open(version.version)}
          >
            {t('chart.archive')}
          </Button>
          <NextStep repo={repo} chart={chart} version={version} />
        </span>
      ),
    },
  ];
}

/** Opens the release that was planned from it last, or plans the first. */
function NextStep({
  repo,
  chart,
  version,
}: {
  repo: string;
  chart: string;
  version: ChartVersion;
}) {
  const { t } = useTranslation('charts');
  const planned = version.releases.at(-1);
  return (
    <Button
      component={Link}
      href={planned ? releasePath(planned.id) : planFromPath(repo, chart, version.version)}
      size="xs"
      variant="default"
      className={classes.step}
      leftSection={planned ? undefined : <IconPlus size={14} />}
      aria-label={
        planned
          ? t('chart.openRelease', { title: planned.title })
          : t('chart.planVersion', { version: version.version })
      }
    >
      {t(planned ? 'chart.open' : 'chart.plan')}
    </Button>
  );
}

function titles(version: ChartVersion): string {
  return version.releases.map((release) => release.title).join(', ');
}

function Apps({ text }: { text: string }) {
  const { t } = useTranslation('charts');
  const apps = appVersions(text);
  if (apps.length === 0) return <span className="mono">{text}</span>;
  return (
    <span
      className={classes.quiet}
      title={apps.map((app) => `${app.name} ${app.version}`).join('\n')}
    >
      {t('chart.appCount', { count: apps.length })}
    </span>
  );
}

function Digest({ version }: { version: ChartVersion }) {
  const { t } = useTranslation('charts');
  const state = digestState(version);
  if (state === 'absent')
    return <span className={classes.quiet}>{t('chart.digestState.absent')}</span>;
  const earlier = version.earlier_digests.map(shortDigest).join(', ');
  return (
    <span className={classes.version}>
      <span className="mono" title={version.digest}>
        {shortDigest(version.digest)}
      </span>
      {state === 'republished' ? (
        <span title={t('chart.earlier', { digests: version.earlier_digests.join(', ') })}>
          <StateMark mark="drift" label={t('chart.digestState.republished')} />
          <span className={classes.hidden}>{t('chart.earlier', { digests: earlier })}</span>
        </span>
      ) : null}
    </span>
  );
}
