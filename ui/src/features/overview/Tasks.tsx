import { Button } from '@mantine/core';
import {
  IconArrowsSplit,
  IconArrowsSplit2,
  IconBan,
  IconBox,
  IconBug,
  IconCalendarDue,
  IconCalendarTime,
  IconClipboardCheck,
  IconEyeCheck,
  IconFlag,
  IconHeadset,
  IconPackageImport,
  IconPackages,
  IconRosetteDiscountCheck,
  IconSend,
  IconShieldQuestion,
  IconUserCheck,
} from '@tabler/icons-react';
import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Task } from '@/bindings';
import { KeyHint } from '@/components/KeyHint';
import { EmptyState, SectionHead } from '@/components/Layout';
import { useNow } from '@/features/windows/useNow';
import { useRowKeys } from '@/shell/keys';
import { isSoon, leftOf } from './due';
import classes from './Overview.module.css';

const ICONS = {
  check: IconClipboardCheck,
  block: IconBan,
  intake: IconPackageImport,
  repo: IconPackages,
  target: IconCalendarDue,
  window: IconCalendarTime,
  confirm: IconRosetteDiscountCheck,
  approval: IconUserCheck,
  message: IconSend,
  defect: IconBug,
  conflict: IconArrowsSplit2,
  desk: IconHeadset,
  review: IconEyeCheck,
  verify: IconShieldQuestion,
  flag: IconFlag,
  drift: IconArrowsSplit,
} as const;

interface TasksProps {
  tasks: Task[];
  mine: boolean;
  /** Nothing is connected yet: the first thing to do is to add a repository. */
  bare: boolean;
  /** The day that it is at the hub, `YYYY-MM-DD`. */
  today: string;
}

/** What waits, by due time; the chosen row carries the one filled button. */
export function Tasks({ tasks, mine, bare, today }: TasksProps) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const [, go] = useLocation();
  const [cursor, setCursor] = useState(0);
  const now = useNow(30_000);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.min(cursor, Math.max(0, tasks.length - 1));
  useRowKeys({
    count: tasks.length,
    selected: at,
    select: (index) => {
      setCursor(index);
      list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
    },
    open: (index) => {
      const task = tasks[index];
      if (task) go(task.path);
    },
  });
  const hints = (
    <>
      <KeyHint keys={['J', 'K']} label={common('moveWith')} />
      <KeyHint keys={['Enter']} label={common('openWith')} />
    </>
  );
  return (
    <section className={classes.tasks}>
      <div className={classes.sectionHead}>
        <SectionHead
          title={mine ? t('list') : t('listDesk')}
          aside={tasks.length > 0 ? hints : null}
        />
      </div>
      {tasks.length === 0 ? <Nothing mine={mine} bare={bare} /> : null}
      <ul ref={list} className={classes.taskList}>
        {tasks.map((task, index) => (
          <TaskRow
            key={`${task.kind}/${task.path}/${task.title}`}
            task={task}
            selected={index === at}
            today={today}
            now={now}
            onSelect={() => setCursor(index)}
          />
        ))}
      </ul>
    </section>
  );
}

function TaskRow({
  task,
  selected,
  today,
  now,
  onSelect,
}: {
  task: Task;
  selected: boolean;
  today: string;
  now: number;
  onSelect: () => void;
}) {
  const { t } = useTranslation('overview');
  const named = task.release !== null && task.title.includes(task.release);
  const left = task.overdue ? t('late') : leftOf(task, today, now, t);
  const Glyph = task.kind in ICONS ? ICONS[task.kind as keyof typeof ICONS] : IconBox;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K choose a row; its link takes Enter
    <li className={classes.task} data-selected={selected || undefined} onClick={onSelect}>
      <span
        className={classes.due}
        data-overdue={task.overdue || undefined}
        data-soon={isSoon(task, now) || undefined}
      >
        {task.due_label.split(/(?<=,) /).map((part, at) => (
          <Fragment key={part}>
            {at > 0 ? ' ' : null}
            <span className={classes.duePart}>{part}</span>
          </Fragment>
        ))}
        {left ? <span className={classes.left}>{left}</span> : null}
      </span>
      <span className={classes.icon} data-kind={task.kind}>
        <Glyph size={15} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.what} data-wide={named || undefined}>
        <span className={classes.taskTitle} title={task.title}>
          {task.title}
        </span>
        <span className={classes.reason} title={task.reason}>
          {task.reason}
        </span>
      </span>
      {named ? null : <span className={classes.about}>{task.release}</span>}
      <Button
        component={Link}
        href={task.path}
        variant={selected ? 'filled' : 'default'}
        aria-label={`${task.action}: ${task.title}`}
      >
        {task.action}
      </Button>
    </li>
  );
}

function Nothing({ mine, bare }: { mine: boolean; bare: boolean }) {
  const { t } = useTranslation('overview');
  if (bare) {
    return (
      <EmptyState
        icon={<IconPackages size={20} />}
        title={t('start')}
        action={
          <Button component={Link} href="/charts">
            {t('startAction')}
          </Button>
        }
      >
        {t('startText')}
      </EmptyState>
    );
  }
  return <EmptyState title={mine ? t('nothing') : t('nothingDesk')}>{t('nothingText')}</EmptyState>;
}
