import { useTranslation } from 'react-i18next';
import type { ArchiveShape } from '@/bindings';
import {
  ErrorNote,
  type Mark,
  SidePanel,
  SkeletonRows,
  StateMark,
  VersionChip,
} from '@/components';
import { formatBytes, formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import classes from './charts.module.css';

interface ArchivePanelProps {
  repo: string;
  chart: string;
  version: string;
  close: () => void;
}

/** What a chart's archive really holds, downloaded and checked when it is asked for. */
export function ArchivePanel({ repo, chart, version, close }: ArchivePanelProps) {
  const { t } = useTranslation('charts');
  const read = useRead('chart_archive', { repo, chart, version });
  return (
    <SidePanel
      name="archive"
      width={420}
      title={t('archive.title', { chart, version })}
      onClose={close}
    >
      {read.isPending ? (
        <>
          <p className={classes.quiet}>{t('archive.reading')}</p>
          <SkeletonRows rows={6} />
        </>
      ) : null}
      {read.error ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : null}
      {read.data ? <Archive archive={read.data} /> : null}
    </SidePanel>
  );
}

const DIGEST_MARKS: Record<string, Mark> = {
  verified: 'proven',
  mismatch: 'failed',
  not_published: 'unknown',
  unverifiable: 'unknown',
};
const DIGEST_STATES = ['verified', 'mismatch', 'not_published', 'unverifiable'] as const;
const PROVENANCE_MARKS = { matches: 'met', mismatch: 'failed', not_published: 'unknown' } as const;

function Archive({ archive }: { archive: ArchiveShape }) {
  const { t } = useTranslation('charts');
  const digest = DIGEST_STATES.find((one) => one === archive.digest_state) ?? 'unverifiable';
  const provenance =
    (['matches', 'mismatch'] as const).find((one) => one === archive.provenance) ?? 'not_published';
  return (
    <div className={classes.archive}>
      <dl className={classes.facts}>
        <dt>{t('archive.digest')}</dt>
        <dd className={classes.long}>
          <StateMark
            mark={DIGEST_MARKS[digest] ?? 'unknown'}
            label={t(`archive.state.${digest}`)}
          />
        </dd>
        <dt>{t('archive.sha')}</dt>
        <dd className={classes.hash}>{archive.sha256}</dd>
        {archive.published && archive.published !== archive.sha256 ? (
          <>
            <dt>{t('archive.publishedAs')}</dt>
            <dd className={classes.hash}>{archive.published}</dd>
          </>
        ) : null}
        <dt>{t('archive.provenance')}</dt>
        <dd className={classes.long}>
          <StateMark mark={PROVENANCE_MARKS[provenance]} label={t(`archive.prov.${provenance}`)} />
        </dd>
      </dl>
      <p className={classes.quiet}>
        {t('archive.size', {
          bytes: formatBytes(archive.bytes),
          files: formatNumber(archive.files),
        })}
      </p>
      <h3 className={classes.part}>
        {t('archive.subcharts')} <span className={classes.quiet}>{archive.subcharts.length}</span>
      </h3>
      {archive.subcharts.length === 0 ? (
        <p className={classes.quiet}>{t('archive.noSubcharts')}</p>
      ) : null}
      <ul>
        {archive.subcharts.map((one) => (
          <li key={one.path} className={classes.subchart} title={one.path}>
            <span>{one.name}</span>
            <VersionChip version={one.version} />
            <VersionChip version={one.app_version} />
          </li>
        ))}
      </ul>
      <h3 className={classes.part}>{t('archive.values')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      <pre className={classes.values} tabIndex={0}>
        {archive.values}
      </pre>
    </div>
  );
}
