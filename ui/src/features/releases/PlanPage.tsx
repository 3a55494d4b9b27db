import { Alert, Input, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { FormActions, PageHead, submitKey } from '@/components';
import { useRead, useWrite } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { type PlanSource, type PlanValues, planRequest, SOURCES } from './model/planForm';
import { PackagedRows } from './parts/PackagedRows';
import { IncrementField, OwnerField } from './parts/PeopleFields';
import { releasePath, releasesPath } from './parts/paths';
import { titleOf } from './parts/say';
import { TargetFields, useHubZone } from './parts/TargetFields';
import { ChartFields } from './plan/ChartFields';
import { HandRows } from './plan/HandRows';
import { NotesField } from './plan/NotesField';
import { PlanPreview } from './plan/PlanPreview';
import classes from './plan/plan.module.css';
import { type PlanForm, usePlanForm } from './plan/usePlanForm';

interface Given {
  repo?: string;
  chart?: string;
  version?: string;
  copyOf?: string;
}

export default function PlanPage() {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const zone = useHubZone();
  const pi = useRead('workspace_show', {}).data?.increment?.label ?? '';
  const form = usePlanForm({ pi, ...startValues(useParams<Given>()) });
  const plan = useWrite('release_import', { takes: form.takes });
  useCrumbs([{ label: t('title'), path: releasesPath }, { label: t('planForm.title') }]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.check()) return;
    const answer = await plan.run(planRequest(form.values, zone), {
      done: (done) => t('planForm.done', { title: titleOf(done) }),
    });
    if (!answer) return;
    form.drop();
    go(releasePath(answer.value.id));
  };
  return (
    <>
      <PageHead title={t('planForm.title')} />
      <div className={classes.page}>
        <form
          noValidate
          className={classes.form}
          onSubmit={(event) => void submit(event)}
          onKeyDown={submitKey}
        >
          <p className={classes.lead}>{t('planForm.lead')}</p>
          <SourceFields form={form} />
          <CommonFields form={form} />
          {plan.refusal ? (
            <Alert color="red" variant="light" title={t('planForm.refused')}>
              {[plan.refusal.message, plan.refusal.hint].filter(Boolean).join(' ')}
            </Alert>
          ) : null}
          <FormActions
            label={t('planForm.submit')}
            running={plan.running}
            restored={form.restored}
            onCancel={() => {
              form.drop();
              go(releasesPath);
            }}
          />
        </form>
        <PlanPreview values={form.values} zone={zone} />
      </div>
    </>
  );
}

function startValues(given: Given): Partial<PlanValues> {
  if (given.copyOf) return { source: 'copy', copyOf: given.copyOf };
  const { repo = '', chart = '', version = '' } = given;
  return chart ? { repo, chart, version } : {};
}

function SourceFields({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const { source } = form.values;
  const notes = source === 'chart' || source === 'notes';
  return (
    <>
      <Input.Wrapper
        label={t('planForm.source')}
        description={t(`planForm.sourceHint.${source}`)}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <SegmentedControl
            size="xs"
            aria-label={t('planForm.source')}
            value={source}
            onChange={(value) => form.set({ source: value as PlanSource })}
            data={SOURCES.map((value) => ({ value, label: t(`planForm.sources.${value}`) }))}
          />
        </div>
      </Input.Wrapper>
      {source === 'chart' ? <ChartFields form={form} /> : <NamedFields form={form} />}
      {source === 'hand' ? <HandRows form={form} /> : null}
      {notes ? (
        <NotesField
          label={t(source === 'notes' ? 'planForm.notes' : 'planForm.notesOptional')}
          text={form.values.notes}
          origin={form.values.notesOrigin}
          onChange={(text, origin) => form.set({ notes: text, notesOrigin: origin })}
          error={form.error('notes')}
        />
      ) : null}
    </>
  );
}

/** Without a chart, the product and the version are said by hand. */
function NamedFields({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const products = useRead('product_list', {}).data?.products ?? [];
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const { source, product, copyOf, version } = form.values;
  return (
    <div className={classes.pair}>
      {source === 'copy' ? (
        <Select
          searchable
          label={t('planForm.copyOf')}
          data={releases.map((release) => ({ value: release.id, label: release.title }))}
          value={copyOf || null}
          onChange={(value) => form.set({ copyOf: value ?? '' })}
          error={form.error('copyOf')}
        />
      ) : (
        <Select
          searchable
          label={t('planForm.product')}
          data={products.map((one) => ({ value: one.id, label: one.name }))}
          value={product || null}
          onChange={(value) => form.set({ product: value ?? '' })}
          error={form.error('product')}
        />
      )}
      <TextInput
        label={t('planForm.version')}
        className={classes.mono}
        description={t('planForm.versionHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={version}
        onChange={(event) => form.set({ version: event.currentTarget.value })}
        error={form.error('version')}
      />
    </div>
  );
}

function CommonFields({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const { pi, owner, date, time, revision } = form.values;
  return (
    <>
      <div className={classes.pair}>
        <IncrementField
          value={pi}
          onChange={(value) => form.set({ pi: value })}
          error={form.error('pi')}
        />
        <OwnerField
          value={owner}
          onChange={(value) => form.set({ owner: value })}
          error={form.error('owner')}
        />
        <TargetFields
          date={date}
          time={time}
          onChange={form.set}
          dateError={form.error('date')}
          timeError={form.error('time')}
        />
      </div>
      <PackagedRows
        rows={form.values.with}
        onChange={(rows) => form.set({ with: rows })}
        error={form.error}
        own={form.values.product}
      />
      <Switch
        size="xs"
        label={t('planForm.revision')}
        checked={revision}
        onChange={(event) => form.set({ revision: event.currentTarget.checked })}
      />
    </>
  );
}
