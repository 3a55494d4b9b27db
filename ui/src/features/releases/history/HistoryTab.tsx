import { Button } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange, Operation, Release } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows, Stamp, VirtualList } from '@/components';
import { useRead, useWrite } from '@/query';
import { OFF_PATH, PATH } from '../model/states';
import classes from './history.module.css';

/** Everything that was done to a release: who, when, what it changed, and the way back. */
export function HistoryTab({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const log = useRead('log_list', { subject: release.id });
  if (log.error) return <ErrorNote message={log.error.message} hint={log.error.hint} />;
  if (!log.data) return <SkeletonRows />;
  return (
    <VirtualList
      label={t('history.title')}
      items={log.data.operations}
      itemId={(operation) => operation.id}
      estimate={() => 45}
      empty={<EmptyState title={t('history.none')} />}
    >
      {(operation) => <Entry operation={operation} title={release.title} />}
    </VirtualList>
  );
}

/** What was done, without the name of the release whose page this is. */
function within(summary: string, title: string): string {
  const named = `${title}: `;
  if (!summary.startsWith(named)) return summary;
  const rest = summary.slice(named.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function Entry({ operation, title }: { operation: Operation; title: string }) {
  const { t } = useTranslation('releases');
  const [open, setOpen] = useState(false);
  const { changes } = operation;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <article className={classes.entry} data-undone={operation.undone_by ? true : undefined}>
      <div className={classes.line}>
        <div className={classes.words}>
          <p className={classes.summary}>
            {within(operation.summary, title)}
            {operation.undoes ? <span className={classes.tag}>{t('history.undoOf')}</span> : null}
            {operation.undone_by ? (
              <span className={classes.tag}>{t('history.undone')}</span>
            ) : null}
          </p>
          <p className={classes.meta}>
            {operation.actor}, <Stamp stamp={operation.at} />,{' '}
            {t('history.on', { device: operation.device })}
          </p>
        </div>
        {changes.length > 0 ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-expanded={open}
            rightSection={<Chevron size={13} />}
            onClick={() => setOpen(!open)}
          >
            {t('history.changes', { count: changes.length })}
          </Button>
        ) : null}
        <UndoButton operation={operation} />
      </div>
      {open ? (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <Change key={`${change.kind} ${change.id} ${change.field}`} change={change} />
          ))}
        </ul>
      ) : null}
    </article>
  );
}

function UndoButton({ operation }: { operation: Operation }) {
  const { t } = useTranslation('releases');
  const undo = useWrite('undo', { undo: false });
  if (operation.undone_by) return null;
  if (!operation.local) return <span className={classes.meta}>{t('history.notLocal')}</span>;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArrowBackUp size={14} />}
      aria-label={`${t('history.undo')}: ${operation.summary}`}
      loading={undo.running}
      onClick={() =>
        void undo.run(
          { op: operation.id },
          { done: t('history.done', { summary: operation.summary }) },
        )
      }
    >
      {t('history.undo')}
    </Button>
  );
}

function Change({ change }: { change: FieldChange }) {
  const { t } = useTranslation('releases');
  if (change.field === '') {
    return (
      <li className={classes.change}>
        <span>{change.kind.replaceAll('_', ' ')}</span>
        <span className={classes.value}>
          {t(change.after === null ? 'history.removed' : 'history.made')}
        </span>
      </li>
    );
  }
  return (
    <li className={classes.change}>
      <span>
        {change.kind.replaceAll('_', ' ')}, {change.field.replaceAll('_', ' ')}
      </span>
      <span className={classes.value}>
        <span className={classes.before}>{valueWord(change.before)}</span>
        {' → '}
        <span className={classes.after}>{valueWord(change.after)}</span>
      </span>
    </li>
  );

  /** States are stored by their slug; people read their names. */
  function valueWord(value: string | null) {
    if (value === null || value === '') return t('history.nothing');
    const state = [...PATH, ...OFF_PATH].find((one) => one === value);
    return change.field === 'state' && state ? t(`state.${state}`) : value;
  }
}
