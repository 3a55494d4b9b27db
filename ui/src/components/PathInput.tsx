import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/platform';

interface PathInputProps extends Omit<TextInputProps, 'onChange' | 'value'> {
  value?: string;
  onChange: (path: string) => void;
  /** The title of the system's dialog. */
  asks: string;
  /** Endings without the dot. */
  extensions: string[];
  /** The name a new file would get; without it an existing file is asked for. */
  saveAs?: string;
}

/** The path of a file: typed, or chosen in the system's own dialog. */
export function PathInput(props: PathInputProps) {
  const { value, onChange, asks, extensions, saveAs, ...field } = props;
  const { t } = useTranslation('common');
  const door = useDoor();
  const pick = async () => {
    const path = await door.pickPath(asks, extensions, saveAs).catch(() => null);
    if (path) onChange(path);
  };
  return (
    <TextInput
      {...field}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('browse', { field: asks })}
          onClick={() => void pick()}
        >
          <IconFolderOpen size={16} />
        </ActionIcon>
      }
    />
  );
}
