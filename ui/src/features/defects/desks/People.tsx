import { Autocomplete, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskCheck, DeskMapping } from '@/bindings';
import { useRead } from '@/query';
import classes from './desks.module.css';
import { theirValue, withValue } from './mapping';

interface PeopleProps {
  check: DeskCheck;
  mapping: DeskMapping;
  onChange: (mapping: DeskMapping) => void;
}

/** Who of ours is who at the desk, so that an owner set on one side is the same person on the other. */
export function People({ check, mapping, onChange }: PeopleProps) {
  const { t } = useTranslation('desks');
  const ours = useRead('person_list', {}).data?.people ?? [];
  const mapped = mapping.fields.find((one) => one.field === 'owner')?.values ?? [];
  const active = ours.filter((one) => one.active).map((one) => one.name);
  // Who is mapped stays to be seen, also once they are not active any more.
  const names = [...new Set([...active, ...mapped.map((one) => one.ours)])];
  const set = (name: string, theirs: string) => onChange(withValue(mapping, 'owner', name, theirs));
  return (
    <div className={classes.values}>
      <p className={classes.hint}>{t(check.meta.people.length > 0 ? 'people' : 'peopleTyped')}</p>
      {names.map((name) => (
        <div key={name} className={classes.pairing}>
          <span>{name}</span>
          <Person
            check={check}
            name={name}
            value={theirValue(mapping, 'owner', name)}
            onChange={(theirs) => set(name, theirs)}
          />
        </div>
      ))}
    </div>
  );
}

interface PersonProps {
  check: DeskCheck;
  name: string;
  value: string;
  onChange: (theirs: string) => void;
}

/** One of the desk's people; a desk that does not name them takes what is typed. */
function Person({ check, name, value, onChange }: PersonProps) {
  const { t } = useTranslation('desks');
  const { people } = check.meta;
  const label = t('value', { ours: name });
  if (people.length === 0)
    return (
      <Autocomplete
        size="xs"
        aria-label={label}
        placeholder={name}
        value={value}
        onChange={onChange}
      />
    );
  const choices = new Map(people.map((one) => [one.id, `${one.name} (${one.id})`]));
  if (value && !choices.has(value)) choices.set(value, value);
  return (
    <Select
      size="xs"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('nobody', { name }) }}
      aria-label={label}
      placeholder={name}
      data={[...choices].map(([id, words]) => ({ value: id, label: words }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}
