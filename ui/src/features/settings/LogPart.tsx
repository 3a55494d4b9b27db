import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FieldChange, Operation } from '@/bindings';
import { type Column, Stamp } from '@/components';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import classes from './Settings.module.css';

/** Every change, newest first, with its undo. */
export default function LogPart() {
  const { t } = useTranslation('settings');
  const shell = useTranslation('shell').t;
  const log = useRead('log_list', {});
  const { run } = useWrite('undo', { undo: false });
  const undo = (one: Operation) =>
    void run({ op: one.id }, { done: shell('act.undone', { summary: one.summary }) });
  return (
    <ListPart
      name="log"
      title={t('part.log')}
      about={t('log.about')}
      label={t('log.list')}
      columns={columns(t, undo)}
      rows={log.data?.operations}
      rowId={(one) => one.id}
      error={log.error}
      retry={() => void log.refetch()}
      search={{ label: t('log.search'), text: (one) => `${one.summary} ${one.actor} ${one.kind}` }}
      panel={(one) => ({
        title: one?.summary ?? '',
        content: one ? <Changes operation={one} /> : null,
      })}
      empty={{ title: t('log.empty'), text: t('log.emptyText') }}
      rowHeight={48}
    />
  );
}

function columns(t: TFunction<'settings'>, undo: (one: Operation) => void): Column<Operation>[] {
  return [
    {
      id: 'what',
      head: t('log.what'),
      width: 'minmax(220px, 1fr)',
      cell: (one) => (
        <span className={classes.twoLines}>
          <span title={one.summary}>{one.summary}</span>
          <span className={classes.quiet}>
            {one.actor}, <Stamp stamp={one.at} />
          </span>
        </span>
      ),
      order: (one) => one.at.at,
    },
    {
      id: 'state',
      head: t('log.state'),
      width: '96px',
      cell: (one) => {
        if (one.undone_by) return <span className={classes.quiet}>{t('log.undone')}</span>;
        if (one.undoes) return <span className={classes.quiet}>{t('log.undoes')}</span>;
        if (!one.local) return <span className={classes.quiet}>{t('log.sent')}</span>;
        return (
          <Button
            size="compact-xs"
            variant="default"
            onClick={(event) => {
              event.stopPropagation();
              undo(one);
            }}
          >
            {t('log.undo')}
          </Button>
        );
      },
    },
  ];
}

function Changes({ operation }: { operation: Operation }) {
  const { t } = useTranslation('settings');
  const { actor, device, at, changes } = operation;
  return (
    <div className={classes.form}>
      <p className={classes.quiet}>
        {actor} {t('log.device', { device })}, <Stamp stamp={at} />
      </p>
      {changes.length === 0 ? (
        <p>{t('log.noFields')}</p>
      ) : (
        <table className={classes.changes}>
          <thead>
            <tr>
              <th scope="col">{t('log.field')}</th>
              <th scope="col">{t('log.before')}</th>
              <th scope="col">{t('log.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <ChangeRow key={`${one.kind}/${one.id}/${one.field}`} change={one} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function ChangeRow({ change }: { change: FieldChange }) {
  const { t } = useTranslation('settings');
  const { kind, field, before, after } = change;
  const whole = before === null ? t('log.made') : t('log.gone');
  return (
    <tr>
      <td>
        {kind} {field || whole}
      </td>
      <td>{before ?? <span className={classes.quiet}>{t('log.nothing')}</span>}</td>
      <td>{after ?? <span className={classes.quiet}>{t('log.nothing')}</span>}</td>
    </tr>
  );
}
