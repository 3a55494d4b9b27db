import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { OfferedArticle, RunbookReport, RunbookRun } from '@/bindings';
import { ErrorNote, PageHead, SectionHead, SkeletonRows } from '@/components';
import { ArticleHtml } from '@/features/knowledge/parts/ArticleHtml';
import { editPath } from '@/features/knowledge/paths';
import { useDoor } from '@/platform';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { runPath } from '../paths';
import { RunMark } from '../run/RunPage';
import classes from './report.module.css';

/** The report of a run as it reads, to be taken elsewhere, and articles of what went otherwise. */
export default function ReportPage() {
  const { t } = useTranslation('runbooks');
  const params = useParams<{ id: string }>();
  const id = decodeURIComponent(params.id ?? '');
  const run = useRead('runbook_run', { run: id });
  const report = useRead('runbook_report', { run: id });
  const title = t('reporting.title', {
    mode: run.data ? t(`mode.${run.data.mode as 'live'}`) : '…',
    number: run.data?.number ?? '…',
  });
  useCrumbs([
    { label: useTranslation('releases').t('title'), path: '/releases' },
    { label: run.data?.release_title ?? '…', path: runPath(id) },
    { label: title },
  ]);
  const error = run.error ?? report.error;
  if (error)
    return (
      <ErrorNote
        message={error.message}
        hint={error.hint}
        retry={() => {
          void run.refetch();
          void report.refetch();
        }}
      />
    );
  if (!run.data || !report.data) return <SkeletonRows rows={12} />;
  return <Shown title={title} run={run.data} report={report.data} />;
}

interface ShownProps {
  title: string;
  run: RunbookRun;
  report: RunbookReport;
}

function Shown({ title, run, report }: ShownProps) {
  const { t } = useTranslation('runbooks');
  return (
    <>
      <PageHead
        title={title}
        meta={<RunMark run={run} />}
        actions={<Taking run={run} report={report} />}
      />
      <div className={classes.columns}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
        <section className={classes.text} aria-label={t('reporting.text')} tabIndex={0}>
          <ArticleHtml html={report.html} />
        </section>
        <aside className={classes.side} aria-label={t('reporting.deviations')}>
          <SectionHead title={t('reporting.deviations')} count={report.articles.length} />
          <p className={classes.quiet}>
            {t(
              report.articles.length > 0 ? 'reporting.deviationsText' : 'reporting.deviationsNone',
            )}
          </p>
          <ul>
            {report.articles.map((one) => (
              <Offered key={one.text} offered={one} />
            ))}
          </ul>
        </aside>
      </div>
    </>
  );
}

function Taking({ run, report }: { run: RunbookRun; report: RunbookReport }) {
  const { t } = useTranslation('runbooks');
  const door = useDoor();
  const { copied, copy } = useClipboard({ timeout: 2_000 });
  const save = useWrite('runbook_report_save', { undo: false });
  const write = async () => {
    const name = `${run.release_title}-${run.environment}-${run.number}`;
    const file = `${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}.md`;
    const to = await door.pickPath(t('reporting.saveTitle'), ['md'], file);
    if (to) await save.run({ run: run.id, to }, { done: t('reporting.saved', { file: to }) });
  };
  useActions([
    { id: 'report.copy', label: t('reporting.copy'), key: 'c', run: () => copy(report.markdown) },
    { id: 'report.save', label: t('reporting.save'), run: () => void write() },
  ]);
  return (
    <>
      <Button component={Link} href={runPath(run.id)} variant="subtle" color="gray">
        {t('reporting.back')}
      </Button>
      <Button
        variant="default"
        leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        onClick={() => copy(report.markdown)}
      >
        {t(copied ? 'reporting.copied' : 'reporting.copy')}
      </Button>
      <Button
        loading={save.running}
        leftSection={<IconDownload size={15} />}
        onClick={() => void write()}
      >
        {t('reporting.save')}
      </Button>
    </>
  );
}

function Offered({ offered }: { offered: OfferedArticle }) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const draft = useWrite('article_draft');
  const { title, text } = offered;
  const begin = async () => {
    const answer = await draft.run({ title, text, kind: 'runbook_note' });
    if (answer) go(editPath(answer.value.article));
  };
  return (
    <li className={classes.offered}>
      <p>{title}</p>
      <Button
        size="xs"
        variant="default"
        loading={draft.running}
        aria-label={t('reporting.writeOf', { title })}
        onClick={() => void begin()}
      >
        {t('reporting.write')}
      </Button>
    </li>
  );
}
