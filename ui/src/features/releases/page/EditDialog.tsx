import { Alert, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/bindings';
import { Dialog, FormActions, submitKey } from '@/components';
import { useWrite } from '@/query';
import { type EditValues, editFaults, editRequest, editValues } from '../model/editForm';
import { planField } from '../model/planForm';
import { PackagedRows } from '../parts/PackagedRows';
import { IncrementField, OwnerField } from '../parts/PeopleFields';
import { previousOf } from '../parts/previous';
import { TargetFields } from '../parts/TargetFields';
import { useReleases } from '../parts/useReleases';
import classes from './page.module.css';

/** What people decide of a release: increment, owner, target, what goes with it, what it follows. */
export function EditDialog({ release, close }: { release: Release; close: () => void }) {
  const { t } = useTranslation('releases');
  const others = useReleases();
  const [before] = useState(() => editValues(release, previousOf(release, others)?.id ?? ''));
  const [values, setValues] = useState<EditValues>(before);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState(false);
  const edit = useWrite('release_edit', { takes: () => true });
  const faults = editFaults(values);
  const set = (change: Partial<EditValues>) => {
    setValues((now) => ({ ...now, ...change }));
    setTouched((now) => new Set([...now, ...Object.keys(change)]));
  };
  const error = (field: string) => {
    const fault = faults[field];
    const isShown = sent || touched.has(field) || isRowTyped(field, values);
    if (fault && isShown) return t(`planForm.fault.${fault}`);
    return planField(edit.refusal?.field) === field ? edit.refusal?.message : undefined;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.keys(faults).length > 0) return;
    const done = await edit.run(editRequest(release, before, values), {
      done: t('edit.saved', { title: release.title }),
    });
    if (done) close();
  };
  const previous = others.filter((one) => one.id !== release.id);
  return (
    <Dialog onClose={close} title={t('edit.title', { title: release.title })} size={560}>
      <form noValidate onSubmit={(event) => void submit(event)} onKeyDown={submitKey}>
        <div className={classes.fields}>
          <div className={classes.pair}>
            <IncrementField value={values.pi} onChange={(pi) => set({ pi })} error={error('pi')} />
            <OwnerField
              value={values.owner}
              onChange={(owner) => set({ owner })}
              error={error('owner')}
            />
          </div>
          <TargetFields
            date={values.date}
            time={values.time}
            onChange={set}
            dateError={error('date')}
            timeError={error('time')}
          />
          <PackagedRows
            rows={values.with}
            onChange={(rows) => set({ with: rows })}
            error={error}
            own={release.product_id}
          />
          <Select
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { field: t('edit.previous') }) }}
            label={t('edit.previous')}
            data={previous.map((one) => ({ value: one.id, label: one.title }))}
            value={values.previous || null}
            onChange={(value) => set({ previous: value ?? '' })}
            error={error('previous')}
          />
          {edit.refusal ? (
            <Alert color="red" variant="light" title={edit.refusal.message}>
              {edit.refusal.hint}
            </Alert>
          ) : null}
        </div>
        <FormActions label={t('edit.save')} running={edit.running} onCancel={close} />
      </form>
    </Dialog>
  );
}

/** A row's field is looked at while it is typed in, not while it still waits. */
function isRowTyped(path: string, values: EditValues): boolean {
  const [list, index, field] = path.split('.');
  const row = list === 'with' ? values.with[Number(index)] : undefined;
  return Boolean(row && (field === 'product' ? row.product : row.version));
}
