import { Alert, Button, Checkbox, Group, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, KeyHint, submitKey } from '@/components';
import type { Refusal } from '@/platform';
import classes from './editor.module.css';

export interface Submission {
  why: string;
  due: string | null;
  /** Submits what I wrote over what is there, without merging. */
  asIs: boolean;
}

interface SubmitDialogProps {
  title: string;
  /** Links in the text that lead nowhere. */
  broken: readonly string[];
  /** What it would be called, where it has no title of its own; else empty. */
  called: string;
  /** Another version is there that the draft is not written over. */
  outdated: boolean;
  running: boolean;
  refusal: Refusal | null;
  /** What was entered before, when the dialog was closed in between. */
  start: Submission;
  keep: (entered: Submission) => void;
  run: (entered: Submission) => void;
  close: () => void;
}

/** Asks why it was written and by when a review is wanted, then submits. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { t } = useTranslation('editor');
  const { start, refusal, broken } = props;
  const [entered, setEntered] = useState(start);
  const set = (part: Partial<Submission>) => {
    const next = { ...entered, ...part };
    setEntered(next);
    props.keep(next);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    props.run({ ...entered, why: entered.why.trim() });
  };
  const clash = refusal?.code === 'conflict';
  return (
    <Dialog onClose={props.close} title={t('submit.title', { title: props.title })} size={520}>
      <form noValidate className={classes.form} onSubmit={send} onKeyDown={submitKey}>
        {props.outdated && !clash ? <p className={classes.quiet}>{t('submit.merges')}</p> : null}
        <Textarea
          data-autofocus
          rows={3}
          label={t('submit.why')}
          description={t('submit.whyAbout')}
          value={entered.why}
          onChange={(event) => set({ why: event.currentTarget.value })}
        />
        <DateInput
          clearable
          clearButtonProps={{ 'aria-label': t('submit.dueClear') }}
          valueFormat="ddd D MMM YYYY"
          label={t('submit.due')}
          description={t('submit.dueAbout')}
          placeholder={t('submit.dueNone')}
          value={entered.due}
          onChange={(due) => set({ due })}
        />
        {props.called ? (
          <p className={classes.broken}>{t('submit.called', { heading: props.called })}</p>
        ) : null}
        {broken.length > 0 ? (
          <p className={classes.broken}>
            <strong>{t('broken', { count: broken.length })}</strong> {broken.join(', ')}
          </p>
        ) : null}
        {refusal ? (
          <Alert role="alert" color="red" variant="light" title={refusal.message}>
            {refusal.hint} {clash ? t('submit.clash') : t('submit.stays')}
          </Alert>
        ) : null}
        {clash || entered.asIs ? (
          <Checkbox
            label={t('submit.asIs')}
            checked={entered.asIs}
            onChange={(event) => set({ asIs: event.currentTarget.checked })}
          />
        ) : null}
        <Group justify="flex-end" gap={8} mt={4}>
          <Button variant="default" onClick={props.close}>
            {t('submit.cancel')}
          </Button>
          <Button
            type="submit"
            loading={props.running}
            rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
          >
            {t('submit.run')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
