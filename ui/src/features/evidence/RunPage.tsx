import { Button } from '@mantine/core';
import { IconArrowsDiff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { RunResult, ShownRun } from '@/bindings';
import { EmptyState, ErrorNote, PageHead, SkeletonRows, VirtualList } from '@/components';
import { boardPath } from '@/features/environments/paths';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import classes from './evidence.module.css';
import { KnownIssue } from './KnownIssue';
import { compareRunsPath, evidencePath } from './paths';
import { RunSide } from './RunSide';
import { StatusMark, VerdictMark } from './VerdictMark';

/** One run: what did not pass, what the rules say, and what is claimed beside what was counted. */
export default function RunPage() {
  const { t } = useTranslation('evidence');
  const environments = useTranslation('environments').t;
  const { id = '' } = useParams<{ id: string }>();
  const read = useRead('evidence_show', { id });
  useCrumbs([
    { label: environments('title'), path: boardPath },
    { label: t('title'), path: evidencePath },
    { label: read.data?.suite_title ?? '…' },
  ]);
  if (read.error?.code === 'not_found') return <NotFound />;
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data) return <SkeletonRows rows={12} />;
  return <Shown run={read.data} />;
}

function Shown({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  const [, go] = useLocation();
  const remove = useWrite('evidence_remove', { done: t('run.removed') });
  const { before } = run;
  const compare = () => (before ? go(compareRunsPath(before, run.id)) : undefined);
  const takeAway = async () => {
    if (await remove.run({ id: run.id })) go(evidencePath);
  };
  useActions([
    ...(before
      ? [{ id: 'evidence.compare', label: t('run.compare'), key: 'c', run: compare }]
      : []),
    { id: 'evidence.remove', label: t('run.remove'), run: () => void takeAway() },
  ]);
  return (
    <>
      <PageHead
        title={t('run.title', { suite: run.suite_title, environment: run.environment_name })}
        meta={
          <>
            <VerdictMark run={run} />
            <Link href={`/releases/${run.release}`} className={classes.link}>
              {run.release_title}
            </Link>
            <Ran run={run} />
          </>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconTrash size={15} />}
              loading={remove.running}
              onClick={() => void takeAway()}
            >
              {t('run.remove')}
            </Button>
            {before ? (
              <Button leftSection={<IconArrowsDiff size={15} />} onClick={compare}>
                {t('run.compare')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.two}>
        <RunSide run={run} />
        <section className={classes.main} aria-label={t('run.results')}>
          <h2 className={classes.mainTitle}>{t('run.results')}</h2>
          <VirtualList
            label={t('run.results')}
            items={run.results}
            itemId={(one) => one.key}
            estimate={() => 64}
            empty={<Nothing run={run} />}
          >
            {(one) => <Result result={one} />}
          </VirtualList>
        </section>
      </div>
    </>
  );
}

function Ran({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  const said = run.completed?.label ?? t('ranUnknown', { at: run.imported.label });
  return <span title={said}>{said}</span>;
}

function Nothing({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  return run.assertions === 0 ? (
    <EmptyState title={t('run.nothing')}>{t('run.nothingText')}</EmptyState>
  ) : (
    <EmptyState title={t('run.allPassed')}>{t('run.allPassedText')}</EmptyState>
  );
}

function Result({ result }: { result: RunResult }) {
  const { status, title, case: name, request, message, key } = result;
  return (
    <div className={classes.result}>
      <StatusMark status={status} />
      <p className={classes.fact}>{title || key}</p>
      {message ? <p className={classes.said}>{message}</p> : null}
      <KnownIssue known={result.known} />
      <p className={classes.where}>
        {[name, request].filter(Boolean).join(' › ')} <span className="mono">{key}</span>
      </p>
    </div>
  );
}

function NotFound() {
  const { t } = useTranslation('evidence');
  return (
    <EmptyState
      title={t('run.notFound')}
      action={
        <Button component={Link} href={evidencePath}>
          {t('run.back')}
        </Button>
      }
    >
      {t('run.notFoundText')}
    </EmptyState>
  );
}
