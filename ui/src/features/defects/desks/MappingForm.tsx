import { Autocomplete, Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk, DeskCheck, DeskMapping } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';
import { useWrite } from '@/query';
import classes from './desks.module.css';
import {
  FIELDS,
  type Field,
  offered,
  theirsOf,
  theirValue,
  VALUES,
  withTheirs,
  withValue,
} from './mapping';
import { People } from './People';

interface Draft {
  mapping: DeskMapping;
}

/** Which field and value of the desk stands for which of ours; what was changed is kept until it is saved. */
export function MappingForm({ desk, check }: { desk: Desk; check: DeskCheck }) {
  const { t } = useTranslation('desks');
  const name = `desk/${desk.id}/mapping`;
  const start = check.mapping.fields.length > 0 ? check.mapping : check.proposed;
  const [mapping, setMapping] = useState(() => draftOf<Draft>(name).mapping ?? start);
  const write = useWrite('desk_map');
  const change = (next: DeskMapping) => {
    setMapping(next);
    keepDraft<Draft>(name, { mapping: start }, { mapping: next });
  };
  const save = async () => {
    const done = t('mapped', { name: desk.name });
    if (await write.run({ id: desk.id, mapping }, { done })) dropDraft(name);
  };
  const marks = check.meta.fields.filter((one) => one.writable);
  return (
    <>
      <h3 className={classes.small}>{t('mapping')}</h3>
      <p className={classes.hint}>{t('mappingAbout')}</p>
      <div className={classes.mapping}>
        {FIELDS.map((field) => (
          <FieldRow key={field} field={field} check={check} mapping={mapping} onChange={change} />
        ))}
        <div className={classes.field}>
          <span>{t('mark')}</span>
          <Select
            size="xs"
            aria-label={t('mark')}
            placeholder={t('markNone')}
            clearable
            clearButtonProps={{ 'aria-label': t('markNone') }}
            data={marks.map(({ id, name: label }) => ({ value: id, label }))}
            value={mapping.mark ?? null}
            onChange={(mark) => change({ ...mapping, mark })}
          />
        </div>
      </div>
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => change(check.proposed)}>
          {t('propose')}
        </Button>
        <Button size="xs" loading={write.running} onClick={() => void save()}>
          {t('saveMapping')}
        </Button>
      </div>
    </>
  );
}

interface FieldRowProps {
  field: Field;
  check: DeskCheck;
  mapping: DeskMapping;
  onChange: (mapping: DeskMapping) => void;
}

function FieldRow({ field, check, mapping, onChange }: FieldRowProps) {
  const { t } = useTranslation('desks');
  const theirs = theirsOf(mapping, field);
  const name = t(`field.${field}`);
  const choices = new Map(check.meta.fields.map((one) => [one.id, one.name]));
  // What is mapped stays to be seen, also when the desk does not offer it any more.
  if (theirs && !choices.has(theirs)) choices.set(theirs, theirs);
  return (
    <>
      <div className={classes.field}>
        <span>{name}</span>
        <Select
          size="xs"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': `${name}: ${t('here')}` }}
          aria-label={t('theirs', { field: name })}
          placeholder={t('here')}
          data={[...choices].map(([value, label]) => ({ value, label }))}
          value={theirs || null}
          onChange={(next) => onChange(withTheirs(mapping, field, next ?? ''))}
        />
      </div>
      {theirs && VALUES[field] ? (
        <Values field={field} theirs={theirs} check={check} mapping={mapping} onChange={onChange} />
      ) : null}
      {theirs && field === 'owner' ? (
        <People check={check} mapping={mapping} onChange={onChange} />
      ) : null}
    </>
  );
}

function Values({ field, theirs, check, mapping, onChange }: FieldRowProps & { theirs: string }) {
  const { t } = useTranslation('desks');
  const status = useTranslation('defects').t;
  const options = [...new Set(offered(check.meta, field, theirs))];
  const word = (ours: string) => (field === 'status' ? status(`status.${ours as 'closed'}`) : ours);
  return (
    <div className={classes.values}>
      {(VALUES[field] ?? []).map((ours) => (
        <div key={ours} className={classes.pairing}>
          <span>{word(ours)}</span>
          <Autocomplete
            size="xs"
            aria-label={t('value', { ours: word(ours) })}
            placeholder={ours}
            data={options}
            value={theirValue(mapping, field, ours)}
            onChange={(value) => onChange(withValue(mapping, field, ours, value))}
          />
        </div>
      ))}
    </div>
  );
}
