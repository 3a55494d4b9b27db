import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, dropDraft, KeyHint, keepDraft, submitKey } from '@/components';
import classes from './asked.module.css';
import { useInbox } from './triage';

/** A question above the decision's buttons; Esc takes it back. */
export function AskBox({ title, children }: { title: string; children: ReactNode }) {
  const { triage } = useInbox();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    triage.set({ ask: null });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={classes.box} role="group" aria-label={title} onKeyDown={press}>
      <p className={classes.title}>
        <strong>{title}</strong>
        <KeyHint keys={['Esc']} />
      </p>
      {children}
    </div>
  );
}

interface ReasonProps {
  /** Under which name what was typed is kept. */
  name: string;
  hint: string;
  label: string;
  quick?: readonly string[];
  run: (reason: string) => Promise<boolean>;
  /** Hears the reason as it is typed. */
  onType?: (reason: string) => void;
  /** What is asked beside it. */
  children?: ReactNode;
}

export const reasonOf = (name: string) => draftOf<{ reason: string }>(name).reason ?? '';

/** A reason, kept as it was typed until the decision went through. */
export function Reason(props: ReasonProps) {
  const { name, hint, label, quick = [], run, onType, children } = props;
  const { t } = useTranslation('defects');
  const [reason, setReason] = useState(() => reasonOf(name));
  const [asked, setAsked] = useState(false);
  const type = (text: string) => {
    setReason(text);
    onType?.(text);
    keepDraft(name, { reason: '' }, { reason: text });
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() && (await run(reason.trim()))) dropDraft(name);
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)} onKeyDown={submitKey}>
      {quick.length > 0 ? (
        <div className={classes.quick}>
          {quick.map((text) => (
            <Button key={text} size="compact-xs" variant="default" onClick={() => type(text)}>
              {text}
            </Button>
          ))}
        </div>
      ) : null}
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={4}
        aria-label={t('decision.reason')}
        placeholder={hint}
        value={reason}
        error={asked && !reason.trim() ? t('decision.reasonNeeded') : undefined}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {children}
      <Button
        size="xs"
        type="submit"
        className={classes.send}
        rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
      >
        {label}
      </Button>
    </form>
  );
}
