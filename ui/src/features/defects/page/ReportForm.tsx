import { useTranslation } from 'react-i18next';
import type { Defect } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import { Judged } from '../inbox/DefectPane';
import { Words } from '../parts/Text';
import { EMPTY_FACTS, FactsFields, type ReportValues } from './FactsFields';
import classes from './page.module.css';

/** What the report says, to be completed; what was typed and not saved is found again. */
export function ReportForm({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const { row, facts, description } = defect;
  const { form, restored, leave, discard } = useDraftForm<ReportValues>(`defect/${row.id}`, {
    initialValues: { title: row.title, ...EMPTY_FACTS, ...facts },
    validateInputOnChange: true,
    validate: { title: (text) => (text.trim() ? null : t('page.needed')) },
  });
  const edit = useWrite('defect_edit', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const was: ReportValues = { title: row.title, ...EMPTY_FACTS, ...facts };
    const changed = Object.fromEntries(
      Object.entries(values).filter(([name, value]) => value !== was[name as keyof ReportValues]),
    );
    const done = t('page.saved', { number: row.number });
    if (await edit.run({ id: row.id, ...changed } as never, { done })) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <Judged defect={defect} />
      <FactsFields form={form} />
      <FormActions
        label={t('page.save')}
        running={edit.running}
        restored={restored}
        onCancel={restored || form.isDirty() ? discard : undefined}
      />
      {description.trim() ? (
        <details className={classes.written}>
          <summary>{t('page.asWritten')}</summary>
          <Words text={description} />
        </details>
      ) : null}
    </form>
  );
}
