import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '@/platform';
import classes from './forms.module.css';
import { KeyHint } from './KeyHint';

/**
 * Marks the field a refusal is about, for `useWrite`'s `takes`. `names` maps a field of the command
 * to one of the form, where they differ. What was typed stays.
 */
// biome-ignore lint/suspicious/noExplicitAny: a form of any values will do
export function takeField(form: UseFormReturnType<any>, names: Record<string, string> = {}) {
  return (refusal: Refusal): boolean => {
    if (!refusal.field) return false;
    const field = names[refusal.field] ?? refusal.field;
    if (!((field.split('.')[0] as string) in form.getValues())) return false;
    form.setFieldError(field, [refusal.message, refusal.hint].filter(Boolean).join(' '));
    return true;
  };
}

/** Ctrl+Enter (or Cmd+Enter) anywhere in a form saves it. */
export function submitKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

interface FormActionsProps {
  /** A verb: `Save person`. */
  label: string;
  running?: boolean;
  onCancel?: () => void;
  /** The form opened with what had been typed and not saved. */
  restored?: boolean;
  /** Such as Remove, on a line of its own below. */
  aside?: ReactNode;
}

/** The foot of a form: the one filled button with its key, and the way out. */
export function FormActions({ label, running, onCancel, restored, aside }: FormActionsProps) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.actions}>
      {restored ? <p className={classes.restored}>{t('restored')}</p> : null}
      {onCancel ? (
        <Button variant="default" onClick={onCancel}>
          {t(restored ? 'discard' : 'cancel')}
        </Button>
      ) : null}
      <Button
        type="submit"
        loading={running}
        rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
      >
        {label}
      </Button>
      {aside ? <div className={classes.aside}>{aside}</div> : null}
    </div>
  );
}
