import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { ComparedRuns, RunChange, TestRun } from '@/bindings';
import {
  EmptyState,
  ErrorNote,
  type Mark,
  PageHead,
  SectionHead,
  SkeletonRows,
  StateGlyph,
  VirtualList,
} from '@/components';
import { boardPath } from '@/features/environments/paths';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import classes from './evidence.module.css';
import { KnownIssue } from './KnownIssue';
import { type List, linesOf } from './model';
import { evidencePath, runPath } from './paths';
import { VerdictMark } from './VerdictMark';

const SIGNS: Record<List, Mark> = {
  newly_failing: 'failed',
  fixed: 'done',
  newly_skipped: 'unknown',
  missing: 'warns',
  appeared: 'met',
};

/** Two runs beside each other: what broke, what was mended, what is no longer there. */
export default function CompareRunsPage() {
  const { t } = useTranslation('evidence');
  const environments = useTranslation('environments').t;
  const { from = '', to = '' } = useParams<{ from: string; to: string }>();
  const read = useRead('evidence_compare', { from, to });
  useCrumbs([
    { label: environments('title'), path: boardPath },
    { label: t('title'), path: evidencePath },
    { label: t('compare.title') },
  ]);
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data) return <SkeletonRows rows={12} />;
  return <Shown compared={read.data} />;
}

function Shown({ compared }: { compared: ComparedRuns }) {
  const { t } = useTranslation('evidence');
  const { from, to, unchanged, left_out } = compared;
  return (
    <>
      <PageHead
        title={t('compare.title')}
        meta={
          <>
            <span>{t('compare.unchanged', { count: unchanged })}</span>
            {left_out > 0 ? <span>{t('compare.leftOut', { count: left_out })}</span> : null}
          </>
        }
      >
        <div className={classes.sides}>
          <Side name={t('compare.from')} run={from} />
          <Side name={t('compare.to')} run={to} />
        </div>
      </PageHead>
      <section className={classes.main} aria-label={t('compare.list')}>
        <VirtualList
          label={t('compare.list')}
          items={linesOf(compared)}
          itemId={(line) => (line.kind === 'head' ? line.list : `${line.list} ${line.change.key}`)}
          estimate={(line) => (line.kind === 'head' ? 32 : 56)}
          empty={<EmptyState title={t('compare.same')}>{t('compare.sameText')}</EmptyState>}
        >
          {(line) =>
            line.kind === 'head' ? (
              <SectionHead
                band
                icon={<StateGlyph mark={SIGNS[line.list]} size={15} />}
                title={t(`compare.${line.list}`)}
                count={formatNumber(line.count)}
              />
            ) : (
              <Change change={line.change} />
            )
          }
        </VirtualList>
      </section>
    </>
  );
}

function Side({ name, run }: { name: string; run: TestRun }) {
  const { t } = useTranslation('evidence');
  return (
    <div>
      <p className={classes.quiet}>
        {name}, {run.completed?.label ?? t('ranUnknown', { at: run.imported.label })}
      </p>
      <Link href={runPath(run.id)} className={classes.link}>
        {t('chart.of', {
          suite: run.suite_title,
          release: run.release_title,
          environment: run.environment_name,
        })}
      </Link>
      <p className={classes.last}>
        <VerdictMark run={run} />
        <span>
          {t('of', { passed: formatNumber(run.passed), all: formatNumber(run.assertions) })}
        </span>
      </p>
    </div>
  );
}

function Change({ change }: { change: RunChange }) {
  const { t } = useTranslation('evidence');
  const said = (status: string | null) =>
    status === 'passed' || status === 'failed' || status === 'skipped'
      ? t(`status.${status}`)
      : t('compare.absent');
  const { title, key, message, before, after } = change;
  return (
    <div className={classes.result} data-turn>
      <span className={classes.quiet}>
        {t('compare.turn', { before: said(before), after: said(after) })}
      </span>
      <p className={classes.fact}>{title || key}</p>
      {message ? <p className={classes.said}>{message}</p> : null}
      <KnownIssue known={change.known} />
      <p className={classes.where}>
        {[change.case, change.request].filter(Boolean).join(' › ')}{' '}
        <span className="mono">{key}</span>
      </p>
    </div>
  );
}
