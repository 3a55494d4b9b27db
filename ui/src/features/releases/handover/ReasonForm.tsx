import { Alert, Button, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '@/bindings';
import { draftOf, dropDraft, KeyHint, keepDraft, submitKey } from '@/components';
import classes from './handover.module.css';
import type { Judge } from './useJudge';

interface ReasonFormProps {
  release: string;
  item: HandoverItem;
  judge: Judge;
  close: () => void;
}

/** Asks why an item is sent back, or done without. What was typed stays until it went through. */
export function ReasonForm({ release, item, judge, close }: ReasonFormProps) {
  const { t } = useTranslation('releases');
  const { key, missing, title } = item;
  const name = `handover/${release}/${key}/${missing ? 'without' : 'return'}`;
  const [why, setWhy] = useState(() => draftOf<{ why: string }>(name).why ?? '');
  const [restored] = useState(why !== '');
  const [sent, setSent] = useState(false);
  const type = (text: string) => {
    setWhy(text);
    keepDraft(name, { why: '' }, { why: text });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!why.trim() || judge.running) return;
    if (!(await judge.reasoned(item, missing ? 'accept' : 'return', why.trim()))) return;
    dropDraft(name);
    close();
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Escape') return submitKey(event);
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={press}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={6}
        label={t(missing ? 'handover.withoutWhy' : 'handover.returnWhy', { title })}
        description={
          restored
            ? t('handover.kept')
            : t(missing ? 'handover.withoutHint' : 'handover.returnHint')
        }
        value={why}
        error={sent && !why.trim() ? t('handover.reasonNeeded') : undefined}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {sent && judge.refusal ? (
        <Alert mt={8} color="red" variant="light" role="alert" title={judge.refusal.message}>
          {judge.refusal.hint}
        </Alert>
      ) : null}
      <div className={classes.formFoot}>
        <Button size="xs" variant="default" onClick={close}>
          {t('handover.cancel')}
        </Button>
        <Button
          size="xs"
          type="submit"
          loading={judge.running}
          rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
        >
          {t(missing ? 'handover.without' : 'handover.return')}
        </Button>
      </div>
    </form>
  );
}
