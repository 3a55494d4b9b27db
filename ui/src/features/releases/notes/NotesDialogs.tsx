import { Alert, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/bindings';
import { Dialog, FormActions, submitKey } from '@/components';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { NotesField } from '../plan/NotesField';
import classes from './notes.module.css';

interface DialogProps {
  release: Release;
  close: () => void;
}

// A refusal is told in the dialog itself, where what was typed still stands.
const inPlace = { takes: () => true };

/** Takes the text of the notes as it is pasted or dropped. */
export function PasteDialog({ release, close }: DialogProps) {
  const { t } = useTranslation('releases');
  const save = useWrite('release_notes_save', inPlace);
  const [text, setText] = useState('');
  const [origin, setOrigin] = useState('');
  const [sent, setSent] = useState(false);
  const [touched, setTouched] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!text.trim()) return;
    const done = await save.run(
      { release: release.id, text, origin },
      { done: t('notes.saved', { title: release.title }) },
    );
    if (done) close();
  };
  return (
    <Dialog onClose={close} title={t('notes.pasteTitle')} size={680}>
      <form
        noValidate
        className={classes.dialog}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitKey}
      >
        <NotesField
          label={t('notes.pasteLabel')}
          text={text}
          origin=""
          onChange={(next, from) => {
            setText(next);
            setTouched(true);
            if (from) setOrigin(from);
          }}
          error={(sent || touched) && !text.trim() ? t('notes.pasteEmpty') : undefined}
        />
        <TextInput
          label={t('notes.pasteOrigin')}
          placeholder={t('notes.pasteOriginHint')}
          value={origin}
          onChange={(event) => setOrigin(event.currentTarget.value)}
        />
        <Refused refusal={save.refusal} />
        <FormActions label={t('notes.save')} running={save.running} onCancel={close} />
      </form>
    </Dialog>
  );
}

/** Has the notes read from GitHub's releases, where the release is found by its version. */
export function GithubDialog({ release, close }: DialogProps) {
  const { t } = useTranslation('releases');
  const save = useWrite('release_notes_save', inPlace);
  const [origin, setOrigin] = useState('mojaloop/helm');
  const isName = /^[\w.-]+\/[\w.-]+$/.test(origin.trim());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isName) return;
    const done = await save.run(
      { release: release.id, origin: origin.trim() },
      { done: t('notes.saved', { title: release.title }) },
    );
    if (done) close();
  };
  return (
    <Dialog onClose={close} title={t('notes.githubTitle')} size={480}>
      <form
        noValidate
        className={classes.dialog}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitKey}
      >
        <TextInput
          data-autofocus
          label={t('notes.githubLabel')}
          description={t('notes.githubHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={origin}
          onChange={(event) => setOrigin(event.currentTarget.value)}
          error={isName ? undefined : t('notes.githubFault')}
        />
        <Refused refusal={save.refusal} />
        <FormActions label={t('notes.read')} running={save.running} onCancel={close} />
      </form>
    </Dialog>
  );
}

function Refused({ refusal }: { refusal: Refusal | null }) {
  if (!refusal) return null;
  return (
    <Alert color="red" variant="light" title={refusal.message}>
      {refusal.hint}
    </Alert>
  );
}
