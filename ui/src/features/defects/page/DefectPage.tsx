import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { Defect } from '@/bindings';
import { EmptyState, ErrorNote, PageHead, SkeletonRows, useNarrow } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { ArticlesPart } from '../articles/ArticlesPart';
import { Decision } from '../inbox/Decision';
import { type Inbox, InboxProvider, newTriage, useFront } from '../inbox/triage';
import { DecideProvider, useDecide } from '../inbox/useDecide';
import { useTriageKeys } from '../inbox/useTriageKeys';
import { Conversation } from '../parts/Conversation';
import { DecidedMark } from '../parts/DecidedMark';
import { FileDrop } from '../parts/FileDrop';
import { FilesPart } from '../parts/FilesPart';
import { keptWidth, Splitter } from '../parts/Splitter';
import type { Rows } from '../parts/useRows';
import { defectPath, defectsPath, inboxPath } from '../paths';
import { HistoryPart } from './HistoryPart';
import classes from './page.module.css';
import { ReportForm } from './ReportForm';
import { StatusField } from './StatusField';
import { TicketsPart } from './TicketsPart';

const TABS = ['report', 'conversation', 'articles', 'tickets', 'history'] as const;
type Tab = (typeof TABS)[number];

/** One defect in full: its report to be completed, and beside it what is decided. */
export default function DefectPage() {
  const { t } = useTranslation('defects');
  const { id = '', tab = 'report' } = useParams<{ id: string; tab?: string }>();
  const read = useRead('defect_show', { id }, { keep: true });
  const defect = read.data;
  useCrumbs([
    { label: t('title'), path: defectsPath },
    { label: defect ? `${defect.row.number}` : '…' },
  ]);
  if (read.error?.code === 'not_found') {
    return (
      <EmptyState
        title={t('page.notFound')}
        action={
          <Button component={Link} href={defectsPath}>
            {t('page.back')}
          </Button>
        }
      >
        {t('page.notFoundText')}
      </EmptyState>
    );
  }
  if (read.error && !defect) {
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  }
  if (!defect) return <SkeletonRows rows={12} />;
  const shown = TABS.find((one) => one === tab) ?? 'report';
  return <Shown key={defect.row.id} defect={defect} tab={shown} />;
}

/** One row is a list of one: the decisions are made here as they are in the inbox. */
function rowsOf(defect: Defect): Rows {
  const { row } = defect;
  return {
    count: 1,
    at: (index) => (index === 0 ? row : undefined),
    find: (id) => (id === row.id ? 0 : -1),
    want: () => undefined,
    ids: () => Promise.resolve([row.id]),
    error: null,
    pending: false,
    retry: () => undefined,
  };
}

function Shown({ defect, tab }: { defect: Defect; tab: Tab }) {
  const [triage] = useState(() => newTriage(defect.row.id));
  const inbox = useMemo<Inbox>(() => ({ triage, rows: rowsOf(defect) }), [triage, defect]);
  const decisions = useDecide(inbox);
  return (
    <InboxProvider value={inbox}>
      <DecideProvider value={decisions}>
        <Page defect={defect} tab={tab} />
      </DecideProvider>
    </InboxProvider>
  );
}

function Page({ defect, tab }: { defect: Defect; tab: Tab }) {
  const { t } = useTranslation('defects');
  const narrow = useNarrow();
  const [, navigate] = useLocation();
  useTriageKeys();
  const { row = defect.row } = useFront();
  const counts: Partial<Record<Tab, number>> = {
    conversation: defect.conversation.length,
    tickets: defect.tickets.length,
    history: defect.history.length + defect.events.length,
  };
  const usual = narrow ? 340 : 408;
  return (
    <FileDrop number={row.number} onDropped={() => navigate(`${defectPath(row.id)}/conversation`)}>
      <PageHead
        title={
          <>
            <span className={classes.number}>{row.number}</span> {row.title}
          </>
        }
        meta={<DecidedMark row={row} />}
        actions={
          <>
            <StatusField row={row} />
            {row.decided ? null : (
              <Button component={Link} href={inboxPath(row.id)} variant="default" size="xs">
                {t('page.inInbox')}
              </Button>
            )}
          </>
        }
      >
        <nav aria-label={t('page.tabs')} className={classes.tabs}>
          {TABS.map((one) => (
            <Link
              key={one}
              href={`${defectPath(row.id)}/${one}`}
              className={classes.tab}
              aria-current={one === tab ? 'page' : undefined}
            >
              {t(`page.tab.${one}`)}
              {counts[one] ? <span className={classes.tabCount}>{counts[one]}</span> : null}
            </Link>
          ))}
        </nav>
      </PageHead>
      <div
        className={classes.panes}
        style={{ '--decision': `${keptWidth('defect') ?? usual}px` } as React.CSSProperties}
      >
        <div className={classes.main}>
          {tab === 'report' ? (
            <ReportForm key={JSON.stringify(defect.facts)} defect={defect} />
          ) : null}
          {tab === 'conversation' ? <Talk defect={defect} /> : null}
          {tab === 'articles' ? <ArticlesPart key={row.id} row={row} /> : null}
          {tab === 'tickets' ? <TicketsPart defect={defect} /> : null}
          {tab === 'history' ? <HistoryPart defect={defect} /> : null}
        </div>
        <Splitter
          label={t('inbox.resizeDecision')}
          variable="--decision"
          name="defect"
          least={320}
          most={560}
          usual={usual}
        />
        <Decision row={row} />
      </div>
    </FileDrop>
  );
}

function Talk({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  return (
    <div className={classes.talk}>
      {defect.conversation.length === 0 ? (
        <EmptyState title={t('page.noTalk')}>{t('page.noTalkText')}</EmptyState>
      ) : (
        <Conversation said={defect.conversation} />
      )}
      <FilesPart defect={defect} level={2} />
    </div>
  );
}
