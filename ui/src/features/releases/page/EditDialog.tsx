import { Alert, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditRelease, Release, ReleaseSummary } from '@/bindings';
import { Dialog, FormActions, submitKey } from '@/components';
import { useWrite } from '@/query';
import { planField } from '../model/planForm';
import { IncrementField, OwnerField } from '../parts/PeopleFields';
import { previousOf } from '../parts/previous';
import { TargetFields } from '../parts/TargetFields';
import { useReleases } from '../parts/useReleases';
import classes from './page.module.css';

interface Values {
  pi: string;
  owner: string;
  date: string;
  time: string;
  previous: string;
}

/** What people decide of a release: increment, owner, target, and what it is compared with. */
export function EditDialog({ release, close }: { release: Release; close: () => void }) {
  const { t } = useTranslation('releases');
  const others = useReleases();
  const [values, setValues] = useState<Values>(() => valuesOf(release, others));
  const [sent, setSent] = useState(false);
  const edit = useWrite('release_edit', { takes: () => true });
  const set = (change: Partial<Values>) => setValues((before) => ({ ...before, ...change }));
  const lacksTime = values.date !== '' && values.time === '';
  const lacksDate = values.time !== '' && values.date === '';
  const refused = (field: string) =>
    planField(edit.refusal?.field) === field ? edit.refusal?.message : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (lacksTime || lacksDate) return;
    const done = await edit.run(editRequest(release, others, values), {
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
            <IncrementField
              value={values.pi}
              onChange={(pi) => set({ pi })}
              error={refused('pi')}
            />
            <OwnerField
              value={values.owner}
              onChange={(owner) => set({ owner })}
              error={refused('owner')}
            />
          </div>
          <TargetFields
            date={values.date}
            time={values.time}
            onChange={set}
            dateError={sent && lacksDate ? t('edit.timeAlone') : refused('date')}
            timeError={sent && lacksTime ? t('edit.dateAlone') : undefined}
          />
          <Select
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('clear', { field: t('edit.previous') }) }}
            label={t('edit.previous')}
            data={previous.map((one) => ({ value: one.id, label: one.title }))}
            value={values.previous || null}
            onChange={(value) => set({ previous: value ?? '' })}
            error={refused('previous')}
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

function valuesOf(release: Release, others: readonly ReleaseSummary[]): Values {
  const [date = '', time = ''] = release.target?.local.split('T') ?? [];
  return {
    pi: release.pi ?? '',
    owner: release.owner_id ?? '',
    date,
    time: time.slice(0, 5),
    previous: previousOf(release, others)?.id ?? '',
  };
}

/** Only what was changed goes along; an empty text clears. */
function editRequest(
  release: Release,
  others: readonly ReleaseSummary[],
  values: Values,
): EditRelease {
  const before = valuesOf(release, others);
  const target = values.date ? `${values.date}T${values.time}` : '';
  const targetBefore = before.date ? `${before.date}T${before.time}` : '';
  const changed = (now: string, then: string) => (now === then ? null : now);
  return {
    release: release.id,
    pi: changed(values.pi, before.pi),
    owner: changed(values.owner, before.owner),
    target: changed(target, targetBefore),
    previous: changed(values.previous, before.previous),
  };
}
