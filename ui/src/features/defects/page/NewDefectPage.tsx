import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FormActions, PageBody, PageHead, submitKey, takeField, useDraftForm } from '@/components';
import { useRead, useWrite } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { useScale } from '../parts/useScale';
import { defectPath, defectsPath } from '../paths';
import { EMPTY_FACTS, FactsFields, type ReportValues } from './FactsFields';
import classes from './page.module.css';

interface NewValues extends ReportValues {
  desk: string;
  severity: string;
}

/** A defect written here: it needs no desk and no network. */
export default function NewDefectPage() {
  const { t } = useTranslation('defects');
  const [, go] = useLocation();
  const desks = useRead('desk_list', {}).data?.desks ?? [];
  const severities = useScale('severity');
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: t('page.new.title') }]);
  const { form, restored, leave, discard } = useDraftForm<NewValues>('defect/new', {
    initialValues: { title: '', desk: '', severity: '', ...EMPTY_FACTS },
    validateInputOnChange: true,
    validate: { title: (text) => (text.trim() ? null : t('page.needed')) },
  });
  const write = useWrite('defect_new', { takes: takeField(form) });
  const save = form.onSubmit(async ({ desk, severity, ...values }) => {
    const request = { ...values, desk: desk || null, severity: severity || null };
    const answer = await write.run(request, {
      done: (made) => t('page.new.saved', { number: numberOf(made) }),
    });
    if (!answer) return;
    leave();
    go(defectPath(answer.value.row.id));
  });
  const pick = (field: 'desk' | 'severity') => {
    const { value, onChange, error } = form.getInputProps(field);
    return { value: value || null, onChange: (next: string | null) => onChange(next ?? ''), error };
  };
  return (
    <>
      <PageHead title={t('page.new.title')} />
      <PageBody>
        <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
          <p className={classes.quiet}>{t('page.new.about')}</p>
          <div className={classes.grid}>
            <Select
              label={t('page.new.desk')}
              description={form.values.desk ? t('page.new.deskAbout') : undefined}
              placeholder={t('page.new.here')}
              clearable
              clearButtonProps={{ 'aria-label': t('page.new.here') }}
              data={desks.map((one) => one.name)}
              {...pick('desk')}
            />
            <Select
              label={t('page.new.severity')}
              placeholder={t('page.new.severityNone')}
              clearable
              clearButtonProps={{ 'aria-label': t('page.new.severityNone') }}
              data={severities.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              {...pick('severity')}
            />
          </div>
          <FactsFields form={form} />
          <FormActions
            label={t('page.new.save')}
            running={write.running}
            restored={restored}
            onCancel={() => {
              discard();
              go(defectsPath);
            }}
          />
        </form>
      </PageBody>
    </>
  );
}

const numberOf = (made: { value: unknown }) =>
  (made.value as { row?: { number?: number } } | null)?.row?.number ?? '';
