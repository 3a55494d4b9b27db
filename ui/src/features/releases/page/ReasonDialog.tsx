import { Alert, Button, Group, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, submitKey } from '@/components';
import type { Refusal } from '@/platform';

interface ReasonDialogProps {
  title: string;
  children: ReactNode;
  /** The verb on the button. */
  label: string;
  /** Red outline: it stops, overrides or removes. */
  danger?: boolean;
  /** Whether a reason must be given. */
  asks?: boolean;
  /** Offers the field without demanding it. */
  optional?: boolean;
  /** What is asked for where it is more than a reason. */
  words?: { label: string; placeholder: string; needed: string };
  running: boolean;
  refusal: Refusal | null;
  /** Does it; the dialog stays open, with what was typed, unless it answers true. */
  run: (reason: string) => Promise<boolean>;
  close: () => void;
}

/** Asks why before something is done that people will look back at. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation('releases');
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const [touched, setTouched] = useState(false);
  const { asks = true, optional = false, danger = false, refusal } = props;
  const words = props.words ?? {
    label: t(asks ? 'reason.label' : 'reason.note'),
    placeholder: asks ? t('reason.placeholder') : undefined,
    needed: t('reason.needed'),
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (asks && !reason.trim()) return;
    if (await props.run(reason.trim())) props.close();
  };
  return (
    <Dialog onClose={props.close} title={props.title} size={480}>
      <form noValidate onSubmit={(event) => void submit(event)} onKeyDown={submitKey}>
        {props.children}
        {asks || optional ? (
          <Textarea
            data-autofocus
            mt={12}
            rows={3}
            label={words.label}
            placeholder={words.placeholder}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setTouched(true);
            }}
            error={asks && (sent || touched) && !reason.trim() ? words.needed : undefined}
          />
        ) : null}
        {refusal ? (
          <Alert mt={12} color="red" variant="light" title={refusal.message}>
            {refusal.hint}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={props.close}>
            {t('reason.cancel')}
          </Button>
          <Button
            type="submit"
            loading={props.running}
            variant={danger ? 'outline' : 'filled'}
            color={danger ? 'red' : undefined}
          >
            {props.label}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
