import { Autocomplete } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { Field, Front } from './read';
import { useVersions } from './useVersions';

interface VersionFactProps {
  field: 'from' | 'to';
  front: Front;
  set: <F extends Field>(field: F, value: Front[F]) => void;
}

/** The first or the last version it holds for: any text, with the known versions to choose from. */
export function VersionFact({ field, front, set }: VersionFactProps) {
  const { t } = useTranslation('editor');
  const value = front[field];
  const [typed, setTyped] = useState(value);
  const [opened, setOpened] = useState(false);
  useEffect(() => setTyped((before) => (before.trim() === value ? before : value)), [value]);
  const offered = useVersions(front, opened);
  return (
    <Autocomplete
      size="xs"
      className={classes.shorter}
      label={t(`facts.${field}`)}
      placeholder={t(`facts.${field}None`)}
      data={offered}
      maxDropdownHeight={260}
      comboboxProps={{ width: 220, position: 'bottom-start' }}
      value={typed}
      onDropdownOpen={() => setOpened(true)}
      onChange={(next) => {
        setTyped(next);
        set(field, next);
      }}
    />
  );
}
