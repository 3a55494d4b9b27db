import { Button } from '@mantine/core';
import { IconArrowsDiff, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Runbook } from '@/bindings';
import { ErrorNote, SectionHead, SkeletonRows, StateMark } from '@/components';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { Findings } from './Findings';
import { branches, numbersOf, type RunState } from './model';
import { comparePath, editPath, runPath } from './paths';
import classes from './runbooks.module.css';
import { Timeline } from './Timeline';
import { useLength } from './useLength';
import { Variables } from './Variables';

/** A runbook: what follows from it, its steps in time, its findings, values and runs. */
export function Book({ id }: { id: string }) {
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
  return <Shown book={read.data} />;
}

function Shown({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  const label = t('head', { environment: book.environment_name });
  const { there, back } = branches(book.steps);
  const numbers = numbersOf(book.steps);
  return (
    <section className={classes.book} aria-label={label}>
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 className={classes.title}>{label}</h2>
          <Ready book={book} />
          <Acts book={book} />
        </div>
        <p className={classes.quiet}>
          {t('version', { version: book.version, by: book.edited_by, at: book.edited_at.label })}
          {' · '}
          {t('source', { source: book.source })}
          {book.check.rehearsals > 0
            ? ` · ${t('rehearsals', { count: book.check.rehearsals })}`
            : null}
        </p>
        <Figures book={book} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className={classes.scroll} role="group" aria-label={t('steps')} tabIndex={0}>
        <Findings findings={book.check.findings} />
        <Timeline title={t('there')} steps={there} numbers={numbers} />
        <Timeline title={t('back')} steps={back} numbers={numbers} />
        <Variables book={book} />
        <Runs book={book} />
      </div>
    </section>
  );
}

function useBegin(book: Runbook) {
  const [, go] = useLocation();
  const begin = useWrite('runbook_begin');
  const running = book.runs.find((run) => run.state === 'running');
  const run = async (mode: 'rehearsal' | 'live') => {
    const answer = await begin.run({ runbook: book.id, mode });
    if (answer) go(runPath(answer.value.id));
  };
  return { running, run, busy: begin.running };
}

function Acts({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const { running, run, busy } = useBegin(book);
  const environment = book.environment_name;
  useActions([
    {
      id: 'runbook.edit',
      label: `${t('edit')}: ${t('head', { environment })}`,
      run: () => go(editPath(book.id)),
    },
    {
      id: 'runbook.compare',
      label: `${t('compare')}: ${t('head', { environment })}`,
      key: 'c',
      run: () => go(comparePath(book.id)),
    },
    ...(running
      ? []
      : [{ id: 'runbook.rehearse', label: t('rehearse'), run: () => void run('rehearsal') }]),
    ...book.runs.map((one) => ({
      id: `runbook.run.${one.number}`,
      label: t('openRun', { number: one.number, environment }),
      run: () => go(runPath(one.id)),
    })),
  ]);
  return (
    <span className={classes.acts}>
      <Button
        component={Link}
        href={comparePath(book.id)}
        size="xs"
        variant="default"
        leftSection={<IconArrowsDiff size={14} />}
      >
        {t('compare')}
      </Button>
      <Button
        component={Link}
        href={editPath(book.id)}
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} />}
      >
        {t('edit')}
      </Button>
      {running ? (
        <Button
          component={Link}
          href={runPath(running.id)}
          size="xs"
          leftSection={<IconPlayerPlay size={14} />}
        >
          {t('goOn', { number: running.number })}
        </Button>
      ) : (
        <>
          <Button size="xs" variant="default" loading={busy} onClick={() => void run('rehearsal')}>
            {t('rehearse')}
          </Button>
          <Button
            size="xs"
            leftSection={<IconPlayerPlay size={14} />}
            disabled={!book.check.ready}
            loading={busy}
            onClick={() => void run('live')}
          >
            {t('runLive')}
          </Button>
        </>
      )}
    </span>
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
    </dl>
  );
}

function Runs({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  return (
    <section aria-label={t('runs')}>
      <SectionHead title={t('runs')} count={book.runs.length} band />
      {book.runs.length === 0 ? <p className={classes.empty}>{t('noRuns')}</p> : null}
      <ul className={classes.runs}>
        {book.runs.map((run) => (
          <li key={run.id}>
            <Link href={runPath(run.id)} className={classes.link}>
              {t('runOf', {
                number: run.number,
                mode: t(`mode.${run.mode as 'live'}`),
                state: t(`runState.${run.state as RunState}`),
                at: run.begun_at.label,
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
