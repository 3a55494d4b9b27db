import { Button } from '@mantine/core';
import { IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Runbook } from '@/bindings';
import { ErrorNote, SectionHead, SkeletonRows, StateMark } from '@/components';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { Editor } from './Editor';
import { Findings } from './Findings';
import { branches, type RunState } from './model';
import classes from './runbooks.module.css';
import { Timeline } from './Timeline';
import { useLength } from './useLength';

interface BookProps {
  id: string;
  openRun: (run: string) => void;
}

/** A runbook: what follows from it, its steps in time, its findings and its runs. */
export function Book({ id, openRun }: BookProps) {
  const read = useRead('runbook_show', { runbook: id }, { keep: true });
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data) return <SkeletonRows rows={10} />;
  return <Shown book={read.data} openRun={openRun} />;
}

function Shown({ book, openRun }: { book: Runbook; openRun: (run: string) => void }) {
  const { t } = useTranslation('runbooks');
  const [editing, setEditing] = useState(false);
  const begin = useWrite('runbook_begin');
  const running = book.runs.find((run) => run.state === 'running');
  const run = async (mode: 'rehearsal' | 'live') => {
    if (running) return openRun(running.id);
    const answer = await begin.run({ runbook: book.id, mode });
    if (answer) openRun(answer.value.id);
  };
  useActions([
    { id: 'runbook.edit', label: t('edit'), run: () => setEditing(true) },
    { id: 'runbook.rehearse', label: t('rehearse'), run: () => void run('rehearsal') },
  ]);
  if (editing) return <Editor book={book} close={() => setEditing(false)} />;
  const { there, back } = branches(book.steps);
  return (
    <section
      className={classes.book}
      aria-label={t('head', { environment: book.environment_name })}
    >
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 className={classes.title}>{t('head', { environment: book.environment_name })}</h2>
          <Ready book={book} />
          <span className={classes.acts}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencil size={14} />}
              onClick={() => setEditing(true)}
            >
              {t('edit')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={begin.running}
              onClick={() => void run('rehearsal')}
            >
              {t('rehearse')}
            </Button>
            <Button
              size="xs"
              leftSection={<IconPlayerPlay size={14} />}
              disabled={!book.check.ready}
              loading={begin.running}
              onClick={() => void run('live')}
            >
              {t('runLive')}
            </Button>
          </span>
        </div>
        <p className={classes.quiet}>
          {t('version', { version: book.version, by: book.edited_by, at: book.edited_at.label })}
          {' · '}
          {t('source', { source: book.source })}
        </p>
        <Figures book={book} />
      </header>
      <div className={classes.scroll}>
        <Findings findings={book.check.findings} />
        <Timeline title={t('there')} steps={there} />
        <Timeline title={t('back')} steps={back} />
        <Runs book={book} openRun={openRun} />
      </div>
    </section>
  );
}

function Ready({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  const count = book.check.findings.filter((one) => one.level === 'block').length;
  return count === 0 ? (
    <StateMark mark="done" label={t('ready')} />
  ) : (
    <StateMark mark="blocked" label={t('blocked', { count })} />
  );
}

function Figures({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const { check } = book;
  const latest = check.latest_decision?.label;
  const said = check.too_late && latest ? t('latestLate', { at: latest }) : latest;
  const figures = [
    [t('duration'), length(check.duration)],
    [t('rollback'), length(check.rollback)],
    [t('regression'), length(check.regression)],
    [t('total'), length(check.total)],
    [t('latest'), said ?? t('latestNone')],
  ];
  return (
    <dl className={classes.figures} aria-label={t('facts')}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {check.rehearsals > 0 ? (
        <div>
          <dt>{t('runs')}</dt>
          <dd>{t('rehearsals', { count: check.rehearsals })}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function Runs({ book, openRun }: { book: Runbook; openRun: (run: string) => void }) {
  const { t } = useTranslation('runbooks');
  return (
    <section aria-label={t('runs')}>
      <SectionHead title={t('runs')} count={book.runs.length} band />
      {book.runs.length === 0 ? <p className={classes.empty}>{t('noRuns')}</p> : null}
      <ul className={classes.runs}>
        {book.runs.map((run) => (
          <li key={run.id}>
            <button type="button" className={classes.link} onClick={() => openRun(run.id)}>
              {t('runOf', {
                number: run.number,
                mode: t(`mode.${run.mode as 'live'}`),
                state: t(`runState.${run.state as RunState}`),
                at: run.begun_at.label,
              })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
