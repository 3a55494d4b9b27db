import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** One of those who may act; those who left are not offered. */
export function OwnerField({ value, onChange, error }: FieldProps) {
  const { t } = useTranslation('releases');
  const people = useRead('person_list', {}).data?.people ?? [];
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { field: t('planForm.owner') }) }}
      label={t('planForm.owner')}
      placeholder={t('planForm.ownerHint')}
      data={people
        .filter((person) => person.active || person.id === value)
        .map((person) => ({ value: person.id, label: person.name }))}
      value={value || null}
      onChange={(owner) => onChange(owner ?? '')}
      error={error}
    />
  );
}

/** One of the Program Increments, by label. */
export function IncrementField({ value, onChange, error }: FieldProps) {
  const { t } = useTranslation('releases');
  const increments = useRead('increment_list', {}).data?.increments ?? [];
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { field: t('planForm.pi') }) }}
      label={t('planForm.pi')}
      placeholder={t('planForm.piHint')}
      data={increments.map((increment) => increment.label)}
      value={value || null}
      onChange={(label) => onChange(label ?? '')}
      error={error}
    />
  );
}
