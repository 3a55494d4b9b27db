import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconPaperclip, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunStep } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';
import { useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { stateOf } from '../model';
import classes from './run.module.css';
import type { SideProps } from './Side';

type Typed = { said: string; checkedBy: string };
const EMPTY: Typed = { said: '', checkedBy: '' };

/** What may be recorded of the step in front; the button that matters is the filled one. */
export function StepActs(props: SideProps) {
  const { run, step, say } = props;
  const { t } = useTranslation('runbooks');
  const name = `run/${run.id}/${step?.id ?? ''}`;
  const [typed, setTyped] = useState<Typed>(() => ({ ...EMPTY, ...draftOf<Typed>(name) }));
  const write = useWrite('runbook_record', { takes: () => true, undo: false });
  const type = (next: Typed) => {
    setTyped(next);
    keepDraft(name, EMPTY, next);
  };
  const does = async (act: string) => {
    if (write.running) return;
    const request = {
      ...{
        run: run.id,
        act,
        step: act === 'complete' ? '' : (step?.id ?? ''),
        text: typed.said.trim(),
      },
      checked_by: act === 'finish' ? typed.checkedBy.trim() : '',
    };
    if (!(await write.run(request))) return;
    dropDraft(name);
    setTyped(EMPTY);
    if (act === 'finish' || act === 'complete') props.recorded();
  };
  const main = useMain(props, (act) => void does(act));
  if (run.state !== 'running') return <After step={step} say={say} />;
  const running = step?.state === 'running';
  return (
    <>
      {running && step ? (
        <Fields step={step} typed={typed} type={type} live={run.mode === 'live'} />
      ) : null}
      {write.refusal ? (
        <Alert color="red" variant="light" role="alert" title={write.refusal.message}>
          {write.refusal.hint}
        </Alert>
      ) : null}
      <div className={classes.buttons}>
        {main ? (
          <Button
            leftSection={
              main.act === 'start' ? <IconPlayerPlay size={14} /> : <IconCheck size={15} />
            }
            loading={write.running}
            aria-label={main.label}
            onClick={() => void does(main.act)}
          >
            {main.word}
          </Button>
        ) : null}
        {running ? (
          <>
            <Button
              variant="default"
              leftSection={<IconPaperclip size={14} />}
              disabled={write.running}
              onClick={() => void does('evidence')}
            >
              {t('run.evidence')}
            </Button>
            <Button
              variant="subtle"
              color="gray"
              disabled={write.running}
              onClick={() => void does('fail')}
            >
              {t('run.failed')}
            </Button>
          </>
        ) : null}
        <Other {...props} />
      </div>
    </>
  );
}

interface Main {
  act: 'start' | 'finish' | 'complete';
  word: string;
  label: string;
}

/** The one act that matters now, also on its key. */
function useMain({ run, step }: SideProps, perform: (act: Main['act']) => void): Main | null {
  const { t } = useTranslation('runbooks');
  const title = step?.title ?? '';
  const act = mainOf(run.state === 'running', run.open.length, step, run.ready);
  const words = {
    start: {
      word: step?.state === 'failed' ? t('run.again') : t('run.start'),
      label: t('run.startOf', { title }),
    },
    finish: { word: t('run.done'), label: t('run.doneOf', { title }) },
    complete: { word: t('run.complete'), label: t('run.complete') },
  };
  const main = act ? { act, ...words[act] } : null;
  useActions(
    main
      ? [{ id: `run.${main.act}`, label: main.label, key: 'd', run: () => perform(main.act) }]
      : [],
  );
  return main;
}

function mainOf(
  running: boolean,
  open: number,
  step: RunStep | undefined,
  ready: readonly string[],
) {
  if (!running) return null;
  if (open === 0) return 'complete' as const;
  if (!step || step.kind === 'decision') return null;
  if (step.state === 'running') return 'finish' as const;
  return ready.includes(step.id) ? ('start' as const) : null;
}

interface FieldsProps {
  step: RunStep;
  typed: Typed;
  type: (typed: Typed) => void;
  live: boolean;
}

function Fields({ step, typed, type, live }: FieldsProps) {
  const { t } = useTranslation('runbooks');
  return (
    <>
      <Textarea
        aria-label={t('run.said')}
        placeholder={t('run.said')}
        autosize
        minRows={1}
        maxRows={6}
        value={typed.said}
        onChange={(event) => type({ ...typed, said: event.currentTarget.value })}
      />
      {step.checker || !live ? (
        <TextInput
          aria-label={t('run.checkedBy')}
          placeholder={
            step.checker ? t('run.checkerIs', { name: step.checker }) : t('run.checkedBy')
          }
          value={typed.checkedBy}
          onChange={(event) => type({ ...typed, checkedBy: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}

/** Leaving out, and opening again. */
function Other({ run, step, say }: SideProps) {
  const { t } = useTranslation('runbooks');
  if (!step || step.kind === 'decision') return null;
  const about = { id: step.id, title: step.title };
  const state = stateOf(step);
  const onWay = step.back === (run.way === 'back');
  if (onWay && (state === 'waiting' || state === 'failed'))
    return (
      <Button
        variant="subtle"
        color="gray"
        aria-label={t('run.skipOf', about)}
        onClick={() => say({ act: 'skip', step: about })}
      >
        {t('run.skip')}
      </Button>
    );
  if (onWay && (state === 'done' || state === 'skipped'))
    return (
      <>
        <Button variant="default" onClick={() => say({ act: 'evidence', step: about })}>
          {t('run.evidence')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => say({ act: 'reopen', step: about })}>
          {t('run.reopen')}
        </Button>
      </>
    );
  return null;
}

/** Evidence may be added when the run is over. */
function After({ step, say }: { step: RunStep | undefined; say: SideProps['say'] }) {
  const { t } = useTranslation('runbooks');
  if (!step) return null;
  return (
    <div className={classes.buttons}>
      <Button
        variant="default"
        leftSection={<IconPaperclip size={14} />}
        onClick={() => say({ act: 'evidence', step: { id: step.id, title: step.title } })}
      >
        {t('run.evidence')}
      </Button>
    </div>
  );
}
