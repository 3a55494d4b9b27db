import { Alert, Button, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Runbook } from '@/bindings';
import { draftOf, dropDraft, KeyHint, keepDraft, submitKey } from '@/components';
import { useWrite } from '@/query';
import classes from './runbooks.module.css';

/** Edits a runbook as the text that people review. What was typed stays until it is saved. */
export function Editor({ book, close }: { book: Runbook; close: () => void }) {
  const { t } = useTranslation('runbooks');
  const name = `runbook/${book.id}`;
  const start = { text: book.text, version: book.version };
  const [draft] = useState(() => draftOf<typeof start>(name));
  const [text, setText] = useState(draft.text ?? book.text);
  // What was typed was typed over the version of then.
  const [version] = useState(draft.version ?? book.version);
  const save = useWrite('runbook_edit', { takes: () => true });
  const type = (typed: string) => {
    setText(typed);
    keepDraft(name, { text: book.text, version: -1 }, { text: typed, version });
    if (typed === book.text) dropDraft(name);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (save.running) return;
    const done = await save.run({ runbook: book.id, text, version }, { done: t('saved') });
    if (!done) return;
    dropDraft(name);
    close();
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Escape') return submitKey(event);
    event.preventDefault();
    close();
  };
  return (
    <form
      noValidate
      className={classes.editor}
      onSubmit={(event) => void submit(event)}
      onKeyDown={press}
    >
      <Textarea
        autoFocus
        label={t('text')}
        description={draft.text === undefined ? t('textHint') : t('kept')}
        spellCheck={false}
        classNames={{ root: classes.fill, wrapper: classes.fill, input: classes.source }}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {save.refusal ? (
        <Alert color="red" variant="light" role="alert" title={save.refusal.message}>
          {save.refusal.hint}
        </Alert>
      ) : null}
      <div className={classes.foot}>
        <Button size="xs" variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          loading={save.running}
          rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
