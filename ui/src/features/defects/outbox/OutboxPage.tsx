import { Button } from '@mantine/core';
import {
  IconCirclePlus,
  IconLock,
  IconPaperclip,
  IconPencil,
  IconRefresh,
  IconSend,
  IconWorld,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Unsent } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows, StateMark, VirtualList } from '@/components';
import { useNow } from '@/features/windows/useNow';
import { useRead, useWrite } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { Moment } from '../parts/Moment';
import { ticketWords } from '../parts/ticket';
import { defectPath, defectsPath } from '../paths';
import classes from './outbox.module.css';

/** What waits to be sent: held answers with their seconds, what was refused and why. */
export default function OutboxPage() {
  const { t } = useTranslation('defects');
  const read = useRead('outbox_list', {}, { every: 10_000 });
  const sync = useWrite('desk_sync', { done: t('syncDone'), undo: false });
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: t('outbox.title') }]);
  const entries = (read.data?.outbox ?? []).toSorted(
    (a, b) => trouble(b) - trouble(a) || a.at.at.localeCompare(b.at.at),
  );
  return (
    <>
      <h1 className={classes.heard}>{t('outbox.title')}</h1>
      <Faces here="outbox" />
      {read.error && !read.data ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.isPending ? (
        <SkeletonRows rows={5} height={56} />
      ) : entries.length === 0 ? (
        <EmptyState icon={<IconSend size={20} />} title={t('outbox.none')}>
          {t('outbox.noneText')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.about}>
            <p>{t('outbox.about')}</p>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={14} />}
              loading={sync.running}
              onClick={() => void sync.run({})}
            >
              {t('outbox.sync')}
            </Button>
          </div>
          <VirtualList
            label={t('outbox.title')}
            items={entries}
            itemId={(one) => one.id}
            estimate={() => 62}
          >
            {(one) => <Entry entry={one} />}
          </VirtualList>
        </>
      )}
    </>
  );
}

/** What needs someone stands first. */
const trouble = ({ state }: Unsent) => (state === 'refused' ? 2 : state === 'unknown' ? 1 : 0);

const KINDS = {
  create: IconCirclePlus,
  attach: IconPaperclip,
  edit: IconPencil,
  comment: IconLock,
  answer: IconWorld,
} as const;
type Kind = keyof typeof KINDS;

function Entry({ entry }: { entry: Unsent }) {
  const { t } = useTranslation('defects');
  const kind = (entry.kind in KINDS ? entry.kind : 'edit') as Kind;
  const Glyph = KINDS[kind];
  const { defect, number, title, ticket, desk, what, by, at, state, error } = entry;
  return (
    <div className={classes.entry} data-state={state}>
      <Glyph size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.head}>
          <strong>{t(`outbox.kind.${kind}`)}</strong>
          <Link href={defectPath(defect)} className={classes.defect}>
            {`${number} ${title}`}
          </Link>
          <span className={classes.meta}>{ticketWords(desk, ticket)}</span>
        </p>
        <p className={classes.what}>{what}</p>
        {state === 'unknown' ? (
          <p className={classes.error}>{t('outbox.unknownText')}</p>
        ) : error ? (
          <p className={classes.error}>{error}</p>
        ) : null}
        <p className={classes.meta}>
          {t('outbox.by', { by })} <Moment stamp={at} />
        </p>
      </div>
      <State entry={entry} />
      <Actions entry={entry} kind={kind} />
    </div>
  );
}

/** Seconds until a held answer may go; zero when it may. */
function useHeld(entry: Unsent): number {
  const now = useNow(1_000);
  if (!entry.not_before || entry.state !== 'queued') return 0;
  return Math.max(0, Math.ceil((Date.parse(entry.not_before.at) - now) / 1_000));
}

function State({ entry }: { entry: Unsent }) {
  const { t } = useTranslation('defects');
  const seconds = useHeld(entry);
  const label =
    seconds > 0
      ? t('outbox.state.held', { seconds })
      : t(`outbox.state.${entry.state as 'queued' | 'inflight' | 'unknown' | 'refused'}`);
  const mark = {
    inflight: 'running',
    unknown: 'unknown',
    refused: 'failed',
  }[entry.state] as 'running' | undefined;
  return (
    <span className={classes.state}>
      <StateMark mark={mark ?? 'planned'} label={label} size={14} />
    </span>
  );
}

function Actions({ entry, kind }: { entry: Unsent; kind: Kind }) {
  const { t } = useTranslation('defects');
  const retry = useWrite('outbox_retry', { done: t('outbox.retried'), undo: false });
  const drop = useWrite('outbox_drop');
  const seconds = useHeld(entry);
  const { id, number, title, state, what } = entry;
  // On its way, or perhaps there: the next sync finds out, and nobody can hurry or stop it.
  if (state === 'inflight' || state === 'unknown')
    return (
      <span className={classes.actions}>{state === 'unknown' ? t('outbox.looks') : null}</span>
    );
  const name = t('outbox.entry', { kind: t(`outbox.kind.${kind}`), number, title });
  return (
    <span className={classes.actions}>
      {state === 'refused' ? (
        <Button
          size="xs"
          variant="default"
          loading={retry.running}
          aria-label={`${t('outbox.retry')}: ${name}`}
          onClick={() => void retry.run({ id })}
        >
          {t('outbox.retry')}
        </Button>
      ) : null}
      <Button
        size="xs"
        variant={seconds > 0 ? 'default' : 'subtle'}
        color={seconds > 0 ? undefined : 'gray'}
        loading={drop.running}
        aria-label={`${t(seconds > 0 ? 'outbox.undo' : 'outbox.drop')}: ${name}`}
        onClick={() => void drop.run({ id }, { done: t('outbox.dropped', { what }) })}
      >
        {t(seconds > 0 ? 'outbox.undo' : 'outbox.drop')}
      </Button>
    </span>
  );
}
