import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Environment, Release, TestRun } from '@/bindings';
import { EnvironmentBadge, ErrorNote, PageBody, SkeletonRows } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import classes from './evidence.module.css';
import { ImportDialog } from './ImportDialog';
import { lastOfSuites } from './model';
import { runPath } from './paths';
import { VerdictMark } from './VerdictMark';

/** What test runs show of a release: each rung of the ladder with the last run of each suite. */
export function ReleaseEvidence({ release }: { release: Release }) {
  const { t } = useTranslation('evidence');
  const [into, setInto] = useState<string | null>(null);
  const read = useRead('evidence_list', { release: release.id });
  const ladder = useRead('environment_list', {}).data?.environments;
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data || !ladder) return <SkeletonRows />;
  const runs = read.data.evidence;
  return (
    <PageBody padded>
      <ul aria-label={t('rungs.title')}>
        {ladder.map((one) => (
          <Rung
            key={one.id}
            environment={one}
            runs={lastOfSuites(runs, one.code)}
            take={() => setInto(one.code)}
          />
        ))}
      </ul>
      {into ? (
        <ImportDialog release={release.id} environment={into} onClose={() => setInto(null)} />
      ) : null}
    </PageBody>
  );
}

function Ran({ run: { completed, imported } }: { run: TestRun }) {
  const { t } = useTranslation('evidence');
  const said = completed?.label ?? t('ranUnknown', { at: imported.label });
  return (
    <span className={classes.quiet} title={said}>
      {said}
    </span>
  );
}

interface RungProps {
  environment: Environment;
  runs: readonly TestRun[];
  take: () => void;
}

function Rung({ environment, runs, take }: RungProps) {
  const { t } = useTranslation('evidence');
  const { kind, name } = environment;
  return (
    <li className={classes.rung}>
      <span>
        <EnvironmentBadge kind={kind} label={name} />
      </span>
      <ul>
        {runs.length === 0 ? <li className={classes.quiet}>{t('rungs.none')}</li> : null}
        {runs.map((run) => (
          <li key={run.id} className={classes.last}>
            <Link href={runPath(run.id)} className={classes.link}>
              {run.suite_title}
            </Link>
            <VerdictMark run={run} />
            <span className="tabular">
              {t('of', { passed: formatNumber(run.passed), all: formatNumber(run.assertions) })}
            </span>
            <Ran run={run} />
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileImport size={14} />}
        aria-label={t('rungs.importInto', { environment: name })}
        onClick={take}
      >
        {t('rungs.import')}
      </Button>
    </li>
  );
}
