import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Mark, StateMark } from '@/components';
import classes from './values.module.css';

const STAGES = ['candidate', 'planned', 'in_notes'] as const;
const MARKS: Record<(typeof STAGES)[number], Mark> = {
  candidate: 'planned',
  planned: 'met',
  in_notes: 'approved',
};

interface StageMenuProps {
  stage: string;
  /** The icon alone; its word is in the menu and for those who hover or listen. */
  compact: boolean;
  onPick: (stage: string) => void;
}

/** How firmly a fix is planned: shown as it is, and changed only by choosing another. */
export function StageMenu({ stage, compact, onPick }: StageMenuProps) {
  const { t } = useTranslation('defects');
  const known = STAGES.find((one) => one === stage);
  const word = known ? t(`decision.stages.${known}`) : t('decision.stageUnknown');
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <button
          type="button"
          className={classes.stage}
          data-compact={compact || undefined}
          aria-label={t('decision.stageOf', { stage: word })}
        >
          <StateMark
            mark={known ? MARKS[known] : 'unknown'}
            label={word}
            compact={compact}
            size={14}
          />
          {compact ? null : <IconChevronDown size={12} aria-hidden />}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('decision.stage')}</Menu.Label>
        <Menu.RadioGroup value={stage} onChange={(next) => next !== stage && onPick(next)}>
          {STAGES.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {t(`decision.stages.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
