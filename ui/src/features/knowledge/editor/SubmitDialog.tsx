import { Alert, Button, Group, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconGitMerge } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, KeyHint, submitKey } from '@/components';
import type { Refusal } from '@/platform';
import classes from './editor.module.css';

export interface Submission {
  why: string;
  due: string | null;
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
  /** Brings the newer version into the draft, where that clashes; closes the dialog. */
  bring: () => void;
  bringing: boolean;
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
  const clash = refusal?.code === 'conflict' && refusal.field !== 'seen';
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
            {clash
              ? t('submit.clash')
              : refusal.field === 'seen'
                ? t('elsewhere.choose')
                : `${refusal.hint} ${t('submit.stays')}`}
            {clash ? (
              <Button
                mt={8}
                size="xs"
                variant="default"
                loading={props.bringing}
                leftSection={<IconGitMerge size={14} />}
                onClick={props.bring}
              >
                {t('submit.bring')}
              </Button>
            ) : null}
          </Alert>
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
