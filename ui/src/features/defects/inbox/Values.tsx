import { Button, Menu, Tooltip } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { Avatar } from '@/components';
import { useRead } from '@/query';
import { priorityOf } from '../model/matrix';
import { Code } from '../parts/Codes';
import { useScale } from '../parts/useScale';
import { useDeciders } from './useDeciders';
import { Picker, Value } from './Value';
import classes from './values.module.css';

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
  /** That its duplicates ask for a higher one. */
  raise: string | null;
}

export function PriorityRow({ row, urgency, impact, raise }: PriorityRowProps) {
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
      {raise ? <Raise why={raise} held={row.priority} /> : null}
    </Value>
  );
}

/** The proposal, and the press that takes it with the sentence as its reason. */
function Raise({ why, held }: { why: string; held: string }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const to = why.match(/\bP[1-4]\b/g)?.at(-1);
  // It is raised already.
  if (!to || (held && held <= to)) return null;
  return (
    <p className={classes.raise}>
      <IconArrowUp size={13} aria-hidden />
      <span title={why}>{why}</span>
      <Button size="compact-xs" variant="default" onClick={() => void deciders.override(to, why)}>
        {t('decision.raise', { priority: to })}
      </Button>
    </p>
  );
}

interface OwnerRowProps {
  row: DefectRow;
  short: boolean;
}

export function OwnerRow({ row, short }: OwnerRowProps) {
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
