import { NativeSelect } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { RuleShape } from '@/bindings';
import { type Column, StateMark } from '@/components';
import classes from './Settings.module.css';

const LEVELS = ['block', 'warn', 'off'] as const;

/** The columns of the rule table; `set` changes a rule's level. */
export function ruleColumns(
  t: TFunction<'settings'>,
  set: (rule: RuleShape, level: string) => void,
): Column<RuleShape>[] {
  const word = (level: string) => t(`rules.levels.${level as 'block'}`);
  return [
    {
      id: 'number',
      head: t('rules.number'),
      width: '48px',
      cell: (one) => one.number || <span className={classes.quiet}>{t('rules.own')}</span>,
      order: (one) => one.number || 1_000,
    },
    {
      id: 'title',
      head: t('rules.title'),
      width: 'minmax(220px, 1fr)',
      cell: (one) => (
        <span className={classes.twoLines}>
          <span className={classes.strong} title={one.title}>
            {one.title}
          </span>
          <span className={classes.quiet} title={one.basis}>
            {one.basis}
          </span>
        </span>
      ),
    },
    {
      id: 'level',
      head: t('rules.level'),
      width: '84px',
      cell: (one) => (
        <NativeSelect
          size="xs"
          aria-label={t('rules.levelOf', { title: one.title })}
          title={
            one.level === one.default_level
              ? undefined
              : t('rules.changed', { level: word(one.default_level) })
          }
          data={LEVELS.map((level) => ({ value: level, label: word(level) }))}
          value={one.level}
          onChange={(event) => set(one, event.currentTarget.value)}
        />
      ),
      order: (one) => one.level,
    },
    {
      id: 'fires',
      head: t('rules.fires'),
      width: '64px',
      align: 'right',
      cell: (one) =>
        one.fires > 0 ? (
          <StateMark mark={one.level === 'block' ? 'blocked' : 'warns'} label={String(one.fires)} />
        ) : (
          <span className={classes.quiet}>0</span>
        ),
      order: (one) => one.fires,
    },
  ];
}
