import { Select } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { KeyHint } from '@/components';
import { usePart } from '../model/store';
import { type Prefix, useInbox } from './triage';
import classes from './values.module.css';

interface ValueProps {
  letter: string;
  /** Left out where the letter and what it holds say enough. */
  name?: string;
  prefix?: Prefix;
  children: ReactNode;
}

/** One value: its key, its name, and what it is. */
export function Value({ letter, name, prefix, children }: ValueProps) {
  const { triage } = useInbox();
  const waits = usePart(triage, (one) => one.prefix !== null && one.prefix === prefix);
  return (
    <div className={classes.value}>
      <span
        className={classes.name}
        data-waits={waits || undefined}
        data-bare={name === undefined || undefined}
      >
        <KeyHint keys={[letter]} label={name} />
      </span>
      <div className={classes.what}>{children}</div>
    </div>
  );
}

interface PickerProps {
  /** By which name its key finds it. */
  mark: string;
  label: string;
  hint: string;
  icon: ReactNode;
  /** The icon can be pressed by itself. */
  iconActs?: boolean;
  data: readonly string[] | { value: string; label: string }[];
  value: string;
  onPick: (value: string) => void;
  width: number;
}

/** A list of choices that its key opens. */
export function Picker(props: PickerProps) {
  const { mark, label, hint, icon, iconActs = false, data, value, onPick, width } = props;
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  return (
    <Select
      size="xs"
      w={width}
      searchable
      // Typed and entered: what stands first is meant.
      selectFirstOptionOnChange
      // What is picked again stays; the cross takes it away.
      allowDeselect={false}
      clearable={value !== ''}
      clearButtonProps={{ 'aria-label': `${label}: –` }}
      aria-label={label}
      placeholder={hint}
      leftSection={icon}
      leftSectionPointerEvents={iconActs ? 'all' : 'none'}
      data={data as string[]}
      value={value || null}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => {
        setOpen(false);
        // The keys are the page's again.
        field.current?.blur();
      }}
      ref={field}
      onChange={(next) => onPick(next ?? '')}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      data-triage={mark}
      onFocus={() => setOpen(true)}
    />
  );
}
