import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Intake } from '@/bindings';
import { FormActions, SectionHead, Stamp, submitKey, takeField, VersionChip } from '@/components';
import { planFromPath } from '@/features/releases/parts/paths';
import { useRead, useWrite } from '@/query';
import classes from './Overview.module.css';

/** New versions of watched charts: plan a release from one, or say why not. */
export function Intakes() {
  const { t } = useTranslation('overview');
  const { data } = useRead('intake_list', {});
  const [dismissing, setDismissing] = useState<Intake | null>(null);
  const open = data?.intakes.filter((one) => one.state === 'proposed') ?? [];
  if (open.length === 0) return null;
  return (
    <section className={classes.intakes}>
      <SectionHead title={t('intakes')} count={open.length} />
      <ul>
        {open.map((one) => (
          <li key={one.id} className={classes.intake}>
            <p className={classes.intakeHead}>
              <strong>{one.chart}</strong>
              <VersionChip version={one.version} fresh />
            </p>
            <p className={classes.quiet}>
              <Stamp stamp={one.found_at} />
            </p>
            <p className={classes.quiet}>{t('intakeSteps')}</p>
            <Group gap={8} mt={4}>
              <Button
                component={Link}
                href={planFromPath(one.repo, one.chart, one.version)}
                size="xs"
                variant="default"
              >
                {t('plan')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setDismissing(one)}>
                {t('dismiss')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <Modal
        opened={dismissing !== null}
        onClose={() => setDismissing(null)}
        title={t('dismissTitle', { version: `${dismissing?.chart} ${dismissing?.version}` })}
        radius="lg"
      >
        {dismissing ? <DismissForm intake={dismissing} onDone={() => setDismissing(null)} /> : null}
      </Modal>
    </section>
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
