import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_NAMES } from '../parts/words';

interface KindSelectProps {
  value?: string;
  onChange?: (value: string) => void;
  error?: ReactNode;
}

/** The kind of articles that do not say what they are. */
export function KindSelect({ value, onChange, error }: KindSelectProps) {
  const { t } = useTranslation('knowledge');
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': t('importing.kindAny') }}
      label={t('importing.kind')}
      placeholder={t('importing.kindAny')}
      data={KIND_NAMES.map((name) => ({ value: name, label: t(`kind.${name}`) }))}
      value={value || null}
      onChange={(name) => onChange?.(name ?? '')}
      error={error}
    />
  );
}
