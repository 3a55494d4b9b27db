import { Menu, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { Avatar, KeyHint } from '@/components';
import { useRead } from '@/query';
import { priorityOf } from '../model/matrix';
import { usePart } from '../model/store';
import { Code } from '../parts/Codes';
import { useReleaseNames } from '../parts/useReleaseNames';
import { useScale } from '../parts/useScale';
import { type Prefix, useInbox } from './triage';
import { useDeciders } from './useDeciders';
import classes from './values.module.css';

interface ValueProps {
  letter: string;
  /** Left out where the letter and what it holds say enough. */
  name?: string;
  prefix?: Prefix;
  children: ReactNode;
}

/** One value: its key, its name, and what it is. */
function Value({ letter, name, prefix, children }: ValueProps) {
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

interface SeverityRowProps {
  row: DefectRow;
  suggested: string;
  note: string;
  short: boolean;
}

export function SeverityRow({ row, suggested, note, short }: SeverityRowProps) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const scale = useScale('severity');
  const held = row.severity || suggested;
  const says = scale.find((one) => one.code === held)?.criteria ?? '';
  return (
    <Value letter="S" name={t('decision.severity')} prefix="s">
      <div className={classes.codes}>
        {scale.map(({ code, name, criteria }, at) => {
          const on = code === held;
          return (
            <Tooltip key={code} label={criteria} multiline w={300}>
              <button
                type="button"
                className={classes.code}
                data-on={on ? (row.severity ? 'set' : 'suggested') : undefined}
                aria-pressed={on && row.severity !== ''}
                aria-label={`${code} ${name}`}
                onClick={() => deciders.set('s', at + 1)}
              >
                {on ? `${code} ${name}` : code}
              </button>
            </Tooltip>
          );
        })}
      </div>
      <p className={classes.note} data-short={short || undefined} title={note || says}>
        {note || says}
      </p>
    </Value>
  );
}

interface PriorityRowProps {
  row: DefectRow;
  urgency: string;
  impact: string;
}

export function PriorityRow({ row, urgency, impact }: PriorityRowProps) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const { data: matrix } = useRead('matrix_show', {});
  const scale = useScale('priority');
  const own = priorityOf(matrix, urgency, impact);
  const held = row.priority || own;
  const words = !held
    ? t('decision.noPriority')
    : held === own
      ? t('decision.fromMatrix')
      : t('decision.againstMatrix', { priority: own || '–' });
  return (
    <Value letter="P" name={t('decision.priority')} prefix="p">
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <button
            type="button"
            className={classes.chip}
            aria-label={`${t('decision.priority')}: ${held || 'P?'}`}
          >
            <Code code={held} scale="P" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {scale.map(({ code, name, criteria }, at) => (
            <Menu.Item key={code} onClick={() => deciders.set('p', at + 1)}>
              <strong>{`${code} ${name}`}</strong>
              <span className={classes.criteria}>{criteria}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <span className={classes.words}>{words}</span>
    </Value>
  );
}

interface PickRowProps {
  row: DefectRow;
  short: boolean;
}

export function ReleaseRow({ row, short }: PickRowProps) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const names = useReleaseNames(row.release);
  return (
    <Value letter="R" name={short ? undefined : t('decision.release')}>
      <Picker
        mark="release"
        label={t('decision.release')}
        hint={t('decision.releaseHint')}
        icon={<IconPackage size={14} aria-hidden />}
        data={names}
        value={row.release}
        onPick={(release) => deciders.plan(release)}
        width={short ? 128 : 150}
      />
      {short ? null : row.release ? (
        <SegmentedControl
          size="xs"
          aria-label={t('decision.stage')}
          value={row.stage === 'candidate' ? 'candidate' : 'planned'}
          onChange={(stage) => deciders.plan(row.release, stage)}
          data={(['candidate', 'planned'] as const).map((value) => ({
            value,
            label: t(`decision.stages.${value}`),
          }))}
          classNames={{ root: classes.stage, label: classes.stageLabel }}
        />
      ) : (
        <span className={classes.words}>{t('decision.noRelease')}</span>
      )}
    </Value>
  );
}

export function OwnerRow({ row, short }: PickRowProps) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const people = useRead('person_list', {}).data?.people ?? [];
  const names = people.filter((one) => one.active).map((one) => one.name);
  const owner = row.owner ?? '';
  const role = people.find((one) => one.name === owner)?.roles[0];
  return (
    <Value letter="A" name={short ? undefined : t('decision.owner')}>
      <Picker
        mark="owner"
        label={t('decision.owner')}
        hint={t('decision.noOwner')}
        icon={owner ? <Avatar name={owner} /> : null}
        data={owner && !names.includes(owner) ? [owner, ...names] : names}
        value={owner}
        onPick={deciders.assign}
        width={short ? 128 : 190}
      />
      {role && !short ? <span className={classes.words}>{role.replaceAll('_', ' ')}</span> : null}
    </Value>
  );
}

interface PickerProps {
  /** By which name its key finds it. */
  mark: string;
  label: string;
  hint: string;
  icon: ReactNode;
  data: readonly string[] | { value: string; label: string }[];
  value: string;
  onPick: (value: string) => void;
  width: number;
}

/** A list of choices that its key opens. */
function Picker({ mark, label, hint, icon, data, value, onPick, width }: PickerProps) {
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  return (
    <Select
      size="xs"
      w={width}
      searchable
      // Typed and entered: what stands first is meant.
      selectFirstOptionOnChange
      clearable={value !== ''}
      clearButtonProps={{ 'aria-label': `${label}: –` }}
      aria-label={label}
      placeholder={hint}
      leftSection={icon}
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
