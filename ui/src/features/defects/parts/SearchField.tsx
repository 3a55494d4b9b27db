import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components';

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  width?: number;
}

/** Narrows a list as it is typed; `/` goes there. */
export function SearchField({ value, onChange, width = 190 }: SearchFieldProps) {
  const { t } = useTranslation('defects');
  return (
    <TextInput
      size="xs"
      w={width}
      aria-label={t('find')}
      placeholder={t('find')}
      data-search-here
      leftSection={<IconSearch size={14} />}
      rightSection={
        value ? (
          <CloseButton size={20} aria-label={t('inbox.clearSearch')} onClick={() => onChange('')} />
        ) : (
          <KeyHint keys={['/']} />
        )
      }
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
