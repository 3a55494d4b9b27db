import { Alert } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deployment, Slot } from '@/bindings';
import { FormActions, PageHead, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import { PLAN_FIELDS, type PlanWindow, planFaults, planWindowRequest } from '../model/planWindow';
import { HowFields, PeopleFields, WordFields } from './ChangeFields';
import type { WindowForm } from './field';
import { PlanAnswer } from './PlanAnswer';
import classes from './plan.module.css';
import { WhatFields, WhenFields } from './WindowFields';

interface PlanWindowFormProps {
  /** Under which name what was typed is kept. */
  name: string;
  start: PlanWindow;
  /** The one that is edited. */
  deployment: Deployment | null;
  onSaved: (id: string) => void;
  onCancel: () => void;
}

/** Everything a window is planned with, and the answer beside it. */
export function PlanWindowForm({
  name,
  start,
  deployment,
  onSaved,
  onCancel,
}: PlanWindowFormProps) {
  const { t } = useTranslation('deployment');
  const [sent, setSent] = useState(false);
  const { form, restored, leave } = useDraftForm<PlanWindow>(name, { initialValues: start });
  const names = takeField(form, PLAN_FIELDS);
  const save = useWrite('deployment_save', { takes: names });
  const { values } = form;
  const faults = planFaults(values);
  const fields: WindowForm = {
    values,
    set: (change) => {
      form.setValues(change);
      for (const field of Object.keys(change)) form.clearFieldError(field);
    },
    error: (field) => {
      const refused = form.errors[field];
      const fault = faults[field];
      return refused ? String(refused) : sent && fault ? t(`plan.fault.${fault}`) : undefined;
    },
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(faults).length > 0) return;
    const answer = await save.run(planWindowRequest(values, deployment?.id ?? null), {
      done: (done) => {
        const { title, environment } = (done as { value: unknown }).value as Deployment;
        return t(deployment ? 'plan.saved' : 'plan.done', { title, environment });
      },
    });
    if (!answer) return;
    leave();
    onSaved(answer.value.id);
  };
  const take = (slot: Slot) => {
    const [date = '', time = ''] = slot.local.split('T');
    fields.set({ date, time: time.slice(0, 5), zone: slot.zone });
  };
  return (
    <>
      <PageHead title={t(deployment ? 'plan.edit' : 'plan.title')} />
      <div className={classes.page}>
        <form
          noValidate
          className={classes.form}
          onSubmit={(event) => void submit(event)}
          onKeyDown={submitKey}
        >
          <WhatFields form={fields} />
          <WhenFields form={fields} />
          <HowFields form={fields} />
          <PeopleFields form={fields} />
          <WordFields form={fields} />
          {save.refusal ? (
            <Alert color="red" variant="light" title={save.refusal.message}>
              {save.refusal.hint}
            </Alert>
          ) : null}
          <FormActions
            label={t(deployment ? 'plan.save' : 'plan.submit')}
            running={save.running}
            restored={restored}
            onCancel={() => {
              leave();
              onCancel();
            }}
          />
        </form>
        <PlanAnswer values={values} id={deployment?.id ?? null} take={take} />
      </div>
    </>
  );
}
