import { Alert, Button, Group, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun } from '@/bindings';
import { Dialog, draftOf, dropDraft, KeyHint, keepDraft, submitKey } from '@/components';
import { useWrite } from '@/query';
import classes from './run.module.css';

/** What takes words, and the step it is about. */
export interface Saying {
  act:
    | 'note'
    | 'deviation'
    | 'rebaseline'
    | 'abandon'
    | 'abort'
    | 'no_go'
    | 'skip'
    | 'reopen'
    | 'evidence';
  step?: { id: string; title: string };
  /** Who decided. */
  by?: string;
}

interface SayDialogProps {
  run: RunbookRun;
  saying: Saying;
  running: boolean;
  onClose: () => void;
}

const GRAVE = ['abort', 'no_go', 'abandon'];

/** Takes a note, evidence, or why something is done; what was typed is there again until it is recorded. */
export function SayDialog({ run, saying, onClose }: SayDialogProps) {
  const { t } = useTranslation('runbooks');
  const { act, step } = saying;
  const name = `run/${run.id}/${act}/${step?.id ?? ''}`;
  const start = { text: '', by: saying.by ?? '' };
  const [typed, setTyped] = useState(() => ({ ...start, ...draftOf<typeof start>(name) }));
  const write = useWrite('runbook_record', { takes: () => true, undo: false });
  const type = (next: typeof start) => {
    setTyped(next);
    keepDraft(name, start, next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (write.running) return;
    const request = {
      ...{ run: run.id, act, step: step?.id ?? '', text: typed.text.trim() },
      by: typed.by.trim() || null,
      checked_by: '',
    };
    if (!(await write.run(request))) return;
    dropDraft(name);
    onClose();
  };
  const about = step ? { step: step.title } : { step: '' };
  return (
    <Dialog title={t(`run.say.${act}.title`, about)} size={480} onClose={onClose}>
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitKey}
      >
        <p className={classes.quiet}>{t(`run.say.${act}.text`, about)}</p>
        <Textarea
          data-autofocus
          label={t(`run.say.${act}.label`)}
          autosize
          minRows={3}
          maxRows={10}
          value={typed.text}
          onChange={(event) => type({ ...typed, text: event.currentTarget.value })}
        />
        {act === 'no_go' ? (
          <TextInput
            label={t('run.decidedName')}
            value={typed.by}
            onChange={(event) => type({ ...typed, by: event.currentTarget.value })}
          />
        ) : null}
        {write.refusal ? (
          <Alert color="red" variant="light" role="alert" title={write.refusal.message}>
            {write.refusal.hint}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            color={GRAVE.includes(act) ? 'red' : undefined}
            loading={write.running}
            rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
          >
            {t(`run.say.${act}.do`)}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
