import { Button } from '@mantine/core';
import { IconPlugConnected, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk, DeskSynced } from '@/bindings';
import { useRunningCalls } from '@/calls';
import {
  EmptyState,
  ErrorNote,
  KeyHint,
  PageHead,
  ProgressLine,
  SidePanel,
  SkeletonRows,
  Stamp,
  StateMark,
} from '@/components';
import settings from '@/features/settings/Settings.module.css';
import { formatNumber } from '@/i18n/format';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { useWorkspace } from '@/shell/workspace';
import { DeskPanel } from './DeskPanel';
import classes from './desks.module.css';

const NEW = '+';

/** The service desks: how each stands, and the panel that connects one. */
export default function DesksPart() {
  const { t } = useTranslation('desks');
  const part = useTranslation('settings').t;
  const read = useRead('desk_list', {}, { every: 30_000 });
  const [open, setOpen] = useState<string | null>(null);
  const [reports, setReports] = useState<readonly DeskSynced[]>([]);
  const sync = useWrite('desk_sync', { undo: false });
  const start = () => setOpen(NEW);
  useActions([
    { id: 'desks.new', label: t('add'), key: 'n', icon: <IconPlus size={15} />, run: start },
  ]);
  const run = async (name: string | null) => {
    const answer = await sync.run({ name });
    if (answer) setReports(answer.value.desks);
  };
  const desks = read.data?.desks ?? [];
  const desk = desks.find((one) => one.id === open) ?? null;
  return (
    <div className={settings.content}>
      <PageHead
        title={part('part.desks')}
        actions={
          <>
            {desks.length > 0 ? (
              <Button
                variant="default"
                leftSection={<IconRefresh size={15} />}
                disabled={sync.running}
                onClick={() => void run(null)}
              >
                {t('syncAll')}
              </Button>
            ) : null}
            <Button
              leftSection={<IconPlus size={15} />}
              rightSection={<KeyHint keys={['N']} inverse />}
              onClick={start}
            >
              {t('add')}
            </Button>
          </>
        }
      />
      <p className={settings.about}>{t('about')}</p>
      <div className={settings.split}>
        <div className={settings.list}>
          {read.error && !read.data ? (
            <ErrorNote
              message={read.error.message}
              hint={read.error.hint}
              retry={() => void read.refetch()}
            />
          ) : read.isPending ? (
            <SkeletonRows rows={3} height={64} />
          ) : desks.length === 0 ? (
            <EmptyState icon={<IconPlugConnected size={20} />} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <ul aria-label={t('list')} className={classes.desks}>
              {desks.map((one) => (
                <Row
                  key={one.id}
                  desk={one}
                  report={reports.find((each) => each.name === one.name)}
                  selected={one.id === open}
                  busy={sync.running}
                  onOpen={() => setOpen(one.id)}
                  onSync={() => void run(one.name)}
                />
              ))}
            </ul>
          )}
          {sync.call ? <Progress call={sync.call} cancel={sync.cancel} /> : null}
        </div>
        {open === NEW || desk ? (
          <SidePanel
            key={open}
            name="desk"
            width={520}
            title={desk ? t('edit', { name: desk.name }) : t('add')}
            onClose={() => setOpen(null)}
          >
            <DeskPanel desk={desk} onSaved={setOpen} onRemoved={() => setOpen(null)} />
          </SidePanel>
        ) : null}
      </div>
    </div>
  );
}

function Progress({ call, cancel }: { call: string; cancel: () => void }) {
  const running = useRunningCalls().find((one) => one.call === call);
  return running ? (
    <div className={classes.progress}>
      <ProgressLine call={running} onCancel={cancel} />
    </div>
  ) : null;
}

const MARKS = { never: 'planned', ok: 'met', failed: 'failed', locked: 'warns' } as const;
type Status = keyof typeof MARKS;

interface RowProps {
  desk: Desk;
  report: DeskSynced | undefined;
  selected: boolean;
  busy: boolean;
  onOpen: () => void;
  onSync: () => void;
}

function Row({ desk, report, selected, busy, onOpen, onSync }: RowProps) {
  const { t } = useTranslation('desks');
  const now = useWorkspace().data?.now;
  const { name, kind, role, project, state } = desk;
  const status = (state.status in MARKS ? state.status : 'failed') as Status;
  const waits = (['unsent', 'unknown', 'clashes'] as const).filter((one) => state[one] > 0);
  return (
    <li className={classes.desk} data-selected={selected || undefined}>
      <div className={classes.words}>
        <p className={classes.head}>
          <button type="button" className={classes.name} onClick={onOpen}>
            {name}
          </button>
          <span className={classes.quiet}>
            {[t(`kinds.${kind as 'rt'}`), project, t(`roles.${role as 'support_bugs'}`)].join(
              ' · ',
            )}
          </span>
        </p>
        <p className={classes.facts}>
          <StateMark mark={MARKS[status]} label={t(`state.${status}`)} size={14} />
          {state.at ? <Stamp stamp={state.at} now={now} /> : null}
          <span>
            {t('facts', { count: state.tickets, formatted: formatNumber(state.tickets) })}
          </span>
          {waits.map((one) => (
            <strong key={one}>{t(one, { count: state[one] })}</strong>
          ))}
        </p>
        {state.error ? <p className={classes.error}>{state.error}</p> : null}
        {report ? (
          <p className={classes.quiet} role="status">
            {report.error
              ? t('syncFailed', { name, error: report.error })
              : t('synced', { ...report })}
          </p>
        ) : null}
      </div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} />}
        aria-label={t('syncOf', { name })}
        disabled={busy}
        onClick={onSync}
      >
        {t('sync')}
      </Button>
    </li>
  );
}
