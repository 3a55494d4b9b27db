import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Runbook } from '@/bindings';
import { Choice, ErrorNote, KeyHint, PageHead, SkeletonRows, useNarrow } from '@/components';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { booksPath } from '../paths';
import { Checks } from './Checks';
import { Clash } from './Clash';
import classes from './edit.module.css';
import { StepForm } from './StepForm';
import { StepList } from './StepList';
import { goToLine, TextBox } from './TextBox';
import { useSteps } from './useSteps';
import { useWriting, type Writing } from './useWriting';

/** A runbook, written as text and as forms beside it. */
export default function EditPage() {
  const { t } = useTranslation('runbooks');
  const params = useParams<{ id: string }>();
  const id = decodeURIComponent(params.id);
  const read = useRead('runbook_show', { runbook: id }, { keep: true });
  const title = t('editing.title', { environment: read.data?.environment_name ?? '…' });
  useCrumbs([
    { label: useTranslation('releases').t('title'), path: '/releases' },
    { label: read.data?.release_title ?? '…', path: read.data && booksPath(read.data.release) },
    { label: title },
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
  return <Desk book={read.data} title={title} />;
}

function useSave(book: Runbook, writing: Writing) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const [clash, setClash] = useState<string | null>(null);
  const save = useWrite('runbook_edit', {
    takes: (refusal) => refusal.code === 'conflict' || refusal.field === 'text',
  });
  const run = async (over = writing.version) => {
    if (save.running) return;
    const text = await writing.settle();
    const done = await save.run(
      { runbook: book.id, text, version: over },
      {
        done: t('saved'),
        takes: (refusal) => {
          if (refusal.code === 'conflict') setClash(text);
          return refusal.code === 'conflict' || refusal.field === 'text';
        },
      },
    );
    if (!done) return;
    writing.forget();
    go(booksPath(book.release));
  };
  return { run, running: save.running, refusal: save.refusal, clash, close: () => setClash(null) };
}

function Desk({ book, title }: { book: Runbook; title: string }) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const writing = useWriting(book);
  const save = useSave(book, writing);
  const leave = () => go(booksPath(book.release));
  useActions([
    { id: 'runbook.save', label: t('save'), key: 'Mod+Enter', run: () => void save.run() },
    { id: 'runbook.leave', label: t('editing.leave'), run: leave },
  ]);
  const keepMine = (theirs: Runbook) => {
    save.close();
    writing.rebase(theirs.text, theirs.version);
    void save.run(theirs.version);
  };
  const takeTheirs = (theirs: Runbook) => {
    save.close();
    writing.rebase(theirs.text, theirs.version);
    writing.put(theirs.text);
  };
  return (
    <div className={classes.page}>
      <PageHead
        title={title}
        meta={<Meta book={book} writing={writing} />}
        actions={
          <>
            <Button variant="subtle" color="gray" onClick={leave}>
              {t('editing.leave')}
            </Button>
            <Button
              loading={save.running}
              rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
              onClick={() => void save.run()}
            >
              {t('save')}
            </Button>
          </>
        }
      />
      {save.refusal && save.refusal.code !== 'conflict' ? (
        <Alert color="red" variant="light" radius={0} role="alert" title={save.refusal.message}>
          {save.refusal.hint}
        </Alert>
      ) : null}
      <Panes book={book} writing={writing} submit={() => void save.run()} />
      <Checks book={book} writing={writing} />
      {save.clash !== null ? (
        <Clash
          book={book}
          mine={save.clash}
          version={writing.version}
          takeTheirs={takeTheirs}
          keepMine={keepMine}
          close={save.close}
        />
      ) : null}
    </div>
  );
}

function Meta({ book, writing }: { book: Runbook; writing: Writing }) {
  const { t } = useTranslation('runbooks');
  const changed = writing.text !== book.text;
  return (
    <>
      <span>{`${book.release_title}, ${t('editing.over', { version: writing.version })}`}</span>
      {writing.restored && changed ? <span>{t('editing.kept')}</span> : null}
      {changed ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            writing.rebase(book.text, book.version);
            writing.put(book.text);
          }}
        >
          {t('editing.discard')}
        </Button>
      ) : null}
    </>
  );
}

interface PanesProps {
  book: Runbook;
  writing: Writing;
  submit: () => void;
}

function Panes({ book, writing, submit }: PanesProps) {
  const { t } = useTranslation('runbooks');
  const narrow = useNarrow();
  const [face, setFace] = useState<'steps' | 'text'>('steps');
  const steps = useSteps(writing);
  const { step } = steps;
  const marks = {
    first: step?.first ?? 0,
    last: step?.last ?? -1,
    fault: writing.read?.fault?.line ?? null,
  };
  const showsText = !narrow || face === 'text';
  return (
    <>
      {narrow ? (
        <div className={classes.faces}>
          <Choice
            label={t('editing.face')}
            value={face}
            options={[
              { value: 'steps', label: t('editing.steps') },
              { value: 'text', label: t('editing.textFace') },
            ]}
            onChange={setFace}
          />
        </div>
      ) : null}
      <Fault
        writing={writing}
        goTo={(line) => {
          setFace('text');
          setTimeout(() => goToLine(writing.view.current, line, true), 0);
        }}
      />
      <div className={classes.panes} data-face={narrow ? face : 'both'}>
        {narrow && face === 'text' ? null : (
          <>
            <StepList
              steps={steps.all}
              chosen={step?.id ?? null}
              choose={steps.choose}
              move={steps.move}
              add={steps.add}
            />
            <div className={classes.middle}>
              {step ? (
                <StepForm
                  key={step.id}
                  name={`runbook/${book.id}/step/${step.id}`}
                  step={step}
                  steps={steps.all}
                  change={writing.change}
                  remove={steps.remove}
                  submit={submit}
                />
              ) : (
                <p className={classes.pickOne}>{t('editing.pick')}</p>
              )}
            </div>
          </>
        )}
        {showsText ? (
          <TextBox
            label={t('editing.text')}
            text={writing.text}
            onText={writing.typed}
            onView={(view) => {
              writing.view.current = view;
            }}
            onLine={steps.chooseLine}
            submit={submit}
            marks={marks}
          />
        ) : null}
      </div>
      <p role="status" className={classes.heard}>
        {steps.said}
      </p>
    </>
  );
}

function Fault({ writing, goTo }: { writing: Writing; goTo: (line: number) => void }) {
  const { t } = useTranslation('runbooks');
  const fault = writing.read?.fault;
  if (!fault)
    return writing.refusal ? (
      <Alert color="red" variant="light" radius={0} role="alert" title={writing.refusal.message}>
        {writing.refusal.hint}
      </Alert>
    ) : null;
  return (
    <Alert
      color="red"
      variant="light"
      radius={0}
      role="alert"
      title={t('editing.unreadable', { line: fault.line })}
    >
      {t('editing.unreadableText', { what: fault.what })}{' '}
      <Button size="compact-xs" variant="default" onClick={() => goTo(fault.line)}>
        {t('editing.goToLine', { line: fault.line })}
      </Button>
    </Alert>
  );
}
