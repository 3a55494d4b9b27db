import { Alert, Button, CopyButton, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun, RunStep } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';
import { useNow } from '@/features/windows/useNow';
import { useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { minutesOf } from './model';
import classes from './runbooks.module.css';
import { useLength } from './useLength';

interface NextStepProps {
  run: RunbookRun;
  step: RunStep | undefined;
  choose: (step: string) => void;
}

type Typed = { said: string; checkedBy: string };
const EMPTY: Typed = { said: '', checkedBy: '' };

/** What to do now, large: the step, its command to copy, and what may be recorded of it. */
export function NextStep({ run, step, choose }: NextStepProps) {
  const { t } = useTranslation('runbooks');
  const name = `run/${run.id}/${step?.id ?? ''}`;
  const [typed, setTyped] = useState<Typed>(() => ({ ...EMPTY, ...draftOf<Typed>(name) }));
  const record = useRecord(run, step, typed, () => {
    dropDraft(name);
    setTyped(EMPTY);
  });
  const type = (next: Typed) => {
    setTyped(next);
    keepDraft(name, EMPTY, next);
  };
  if (run.state !== 'running') return <p className={classes.empty}>{t('run.over')}</p>;
  return (
    <div className={classes.next}>
      {step ? <Big step={step} /> : null}
      {step ? null : <Nothing run={run} />}
      <Textarea
        label={t('run.said')}
        autosize
        minRows={2}
        maxRows={6}
        value={typed.said}
        onChange={(event) => type({ ...typed, said: event.currentTarget.value })}
      />
      {step?.state === 'running' ? (
        <TextInput
          label={t('run.checkedBy')}
          placeholder={step.checker}
          value={typed.checkedBy}
          onChange={(event) => type({ ...typed, checkedBy: event.currentTarget.value })}
        />
      ) : null}
      {record.refusal ? (
        <Alert color="red" variant="light" role="alert" title={record.refusal.message}>
          {record.refusal.hint}
        </Alert>
      ) : null}
      <Acts run={run} step={step} record={record} />
      <Others run={run} step={step} choose={choose} />
    </div>
  );
}

function useRecord(run: RunbookRun, step: RunStep | undefined, typed: Typed, recorded: () => void) {
  const write = useWrite('runbook_record', { takes: () => true, undo: false });
  const { running, refusal } = write;
  const does = async (act: string, about = step?.id ?? '') => {
    if (running) return;
    const request = {
      run: run.id,
      act,
      step: about,
      text: typed.said.trim(),
      checked_by: act === 'finish' ? typed.checkedBy.trim() : '',
    };
    if (await write.run(request)) recorded();
  };
  return { does, running, refusal };
}

type Recorder = ReturnType<typeof useRecord>;

function Big({ step }: { step: RunStep }) {
  const { t } = useTranslation('runbooks');
  const now = useNow(1_000);
  const length = useLength();
  const since = Math.max(0, (now - Date.parse(step.start.at)) / 1000);
  return (
    <>
      <h3 className={classes.big}>{step.title}</h3>
      {step.state === 'running' ? (
        <p role="timer" className={classes.timer}>
          {t('run.runningFor', { length: length(minutesOf(since)) })}
        </p>
      ) : null}
      {step.text ? <p className={classes.prose}>{step.text}</p> : null}
      {step.command ? (
        <div className={classes.command}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
          <div role="group" tabIndex={0} className={classes.shell} aria-label={t('run.command')}>
            <pre>{step.command}</pre>
          </div>
          <CopyButton value={step.command}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {t(copied ? 'run.copied' : 'run.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      ) : null}
      {step.expected ? (
        <p className={classes.quiet}>{t('run.expected', { expected: step.expected })}</p>
      ) : null}
    </>
  );
}

function Nothing({ run }: { run: RunbookRun }) {
  const { t } = useTranslation('runbooks');
  return (
    <p className={classes.big}>
      {t(run.open.length === 0 ? 'run.nothingOpen' : 'run.nothingReady')}
    </p>
  );
}

interface ActsProps {
  run: RunbookRun;
  step: RunStep | undefined;
  record: Recorder;
}

/** The button that matters first, then the others; turning back stands apart. */
function Acts({ run, step, record }: ActsProps) {
  const { t } = useTranslation('runbooks');
  const title = step?.title ?? '';
  const main = mainOf(run, step);
  const labels = {
    start: t('run.startOf', { title }),
    finish: t('run.doneOf', { title }),
    go: t('run.goOf', { title }),
    complete: t('run.complete'),
  };
  const words = {
    start: t('run.start'),
    finish: t('run.done'),
    go: t('run.go'),
    complete: t('run.complete'),
  };
  const perform = () => (main ? void record.does(main) : undefined);
  useActions(main ? [{ id: `run.${main}`, label: labels[main], key: 'd', run: perform }] : []);
  const button = (act: string, label: string, color?: string) => (
    <Button
      key={act}
      size="sm"
      variant="default"
      c={color}
      disabled={record.running}
      onClick={() => void record.does(act)}
    >
      {label}
    </Button>
  );
  const decision = step?.kind === 'decision';
  return (
    <>
      <div className={classes.buttons}>
        {main ? (
          <Button size="md" loading={record.running} aria-label={labels[main]} onClick={perform}>
            {words[main]}
          </Button>
        ) : null}
        {step?.state === 'running' ? button('fail', t('run.failed')) : null}
        {step && step.state !== 'running' && !decision ? button('skip', t('run.skip')) : null}
        {decision ? button('no_go', t('run.noGo'), 'red') : null}
      </div>
      <div className={classes.buttons}>
        {button('note', t('run.note'))}
        {button('deviation', t('run.deviation'))}
        <Button
          size="sm"
          variant="default"
          disabled={record.running}
          onClick={() => void record.does('rebaseline', '')}
        >
          {t('run.rebaseline')}
        </Button>
        {run.way === 'there' ? (
          <Button
            size="sm"
            variant="light"
            color="red"
            disabled={record.running}
            onClick={() => void record.does('abort', '')}
          >
            {t('run.abort')}
          </Button>
        ) : (
          <Button
            size="sm"
            variant="light"
            color="red"
            disabled={record.running}
            onClick={() => void record.does('abandon', '')}
          >
            {t('run.abandon')}
          </Button>
        )}
      </div>
    </>
  );
}

function mainOf(run: RunbookRun, step: RunStep | undefined) {
  if (!step) return run.open.length === 0 ? ('complete' as const) : null;
  if (step.kind === 'decision') return 'go' as const;
  return step.state === 'running' ? ('finish' as const) : ('start' as const);
}

/** Other steps that may be begun, or run beside it. */
function Others({ run, step, choose }: NextStepProps) {
  const { t } = useTranslation('runbooks');
  const open = run.steps.filter(
    (one) => one.id !== step?.id && (one.state === 'running' || run.ready.includes(one.id)),
  );
  if (open.length === 0) return null;
  return (
    <div>
      <p className={classes.quiet}>{t('run.ready', { count: open.length })}</p>
      <ul className={classes.others}>
        {open.map((one) => (
          <li key={one.id}>
            <button type="button" className={classes.link} onClick={() => choose(one.id)}>
              {one.title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
