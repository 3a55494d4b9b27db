import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SlaTarget } from '@/bindings';
import {
  ErrorNote,
  FormActions,
  PageBody,
  PageHead,
  ScaleCode,
  SkeletonRows,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import classes from '../Settings.module.css';
import { CLOCKS, guideOf, isLength, rowsOf, type TargetValues, valuesOf } from './targets';
import own from './triage.module.css';

/** By when a defect must be answered, told of again and mended, by its severity. */
export default function TargetsPart() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useRead('sla_target_list', {});
  return (
    <div className={classes.content}>
      <PageHead title={t('part.targets')} />
      <PageBody padded>
        <p className={own.targetsAbout}>{t('targets.about')}</p>
        {data ? (
          // What is in force now is another form.
          <TargetsForm key={JSON.stringify(data.targets)} targets={data.targets} />
        ) : error ? (
          <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
        ) : (
          <SkeletonRows rows={4} height={40} />
        )}
      </PageBody>
    </div>
  );
}

function TargetsForm({ targets }: { targets: readonly SlaTarget[] }) {
  const { t } = useTranslation('settings');
  const wrong = (text: string) => (isLength(text) ? null : t('targets.wrong'));
  const each = { first_response: wrong, next_update: wrong, resolution: wrong };
  const { form, restored, leave, discard } = useDraftForm<TargetValues>('targets', {
    initialValues: valuesOf(targets),
    validateInputOnBlur: true,
    validate: { S1: each, S2: each, S3: each, S4: each },
  });
  const { run, running } = useWrite('sla_target_save', { takes: takeField(form) });
  const rows = rowsOf(form.values);
  const save = form.onSubmit(async (values) => {
    const saved = await run({ targets: rowsOf(values) }, { done: t('targets.saved') });
    if (saved) leave();
  });
  const guide = guideOf();
  const isGuide = JSON.stringify(valuesOf(targets)) === JSON.stringify(guide);
  return (
    <form noValidate className={own.targets} onSubmit={save} onKeyDown={submitKey}>
      <table className={own.targetTable}>
        <thead>
          <tr>
            <th scope="col">{t('targets.severity')}</th>
            {CLOCKS.map((clock) => (
              <th key={clock} scope="col">
                {t(`targets.clock.${clock}`)}
                <span className={classes.quiet}>{t(`targets.clockAbout.${clock}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ severity }) => (
            <tr key={severity}>
              <th scope="row">
                <ScaleCode code={severity} />
              </th>
              {CLOCKS.map((clock) => (
                <td key={clock}>
                  <TextInput
                    aria-label={t('targets.of', {
                      clock: t(`targets.clock.${clock}`),
                      severity,
                    })}
                    placeholder={t('targets.none')}
                    {...form.getInputProps(`${severity}.${clock}`)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{t('targets.how')}</p>
      <FormActions
        label={t('targets.save')}
        running={running}
        restored={restored}
        onCancel={form.isDirty() || restored ? discard : undefined}
        aside={
          isGuide ? null : (
            <Button variant="default" onClick={() => form.setValues(guide)}>
              {t('targets.guide')}
            </Button>
          )
        }
      />
    </form>
  );
}
