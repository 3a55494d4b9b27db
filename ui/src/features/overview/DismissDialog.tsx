import { Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Intake } from '@/bindings';
import { FormActions, submitKey, takeField } from '@/components';
import { useMade } from '@/components/useMade';
import { useWrite } from '@/query';

interface DismissDialogProps {
  intake: Intake | null;
  close: () => void;
}

/** Asks why a new version is not taken. */
export default function DismissDialog({ intake, close }: DismissDialogProps) {
  const { t } = useTranslation('overview');
  const common = useTranslation('common').t;
  const made = useMade();
  return (
    <Modal
      opened={made && intake !== null}
      onClose={close}
      title={t('dismissTitle', { version: `${intake?.chart} ${intake?.version}` })}
      radius="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
      attributes={{ header: { role: 'presentation' } }}
    >
      {intake ? <DismissForm intake={intake} onDone={close} /> : null}
    </Modal>
  );
}

function DismissForm({ intake, onDone }: { intake: Intake; onDone: () => void }) {
  const { t } = useTranslation('overview');
  const form = useForm({
    initialValues: { reason: '' },
    validateInputOnChange: true,
    validate: { reason: (reason) => (reason.trim() ? null : t('needed')) },
  });
  const { run, running } = useWrite('intake_dismiss', { takes: takeField(form) });
  const save = form.onSubmit(async ({ reason }) => {
    const done = t('dismissed', { version: `${intake.chart} ${intake.version}` });
    if (await run({ id: intake.id, reason }, { done })) onDone();
  });
  return (
    <form noValidate onSubmit={save} onKeyDown={submitKey}>
      <Textarea
        label={t('dismissReason')}
        description={t('dismissText')}
        required
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <FormActions label={t('dismiss')} running={running} onCancel={onDone} />
    </form>
  );
}
