import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { EmptyState, ErrorNote, SkeletonRows, useNarrow } from '@/components';
import { useCrumbs } from '@/shell/crumbs';
import { usePart } from '../model/store';
import { Faces } from '../parts/Faces';
import { SearchField } from '../parts/SearchField';
import { keptWidth, Splitter } from '../parts/Splitter';
import { useRows } from '../parts/useRows';
import { defectsPath } from '../paths';
import { Decision } from './Decision';
import { DefectPane } from './DefectPane';
import { InboxList } from './InboxList';
import classes from './inbox.module.css';
import { NothingToTriage } from './NothingToTriage';
import { type Inbox, InboxProvider, newTriage, useFront } from './triage';
import { DecideProvider, useDecide } from './useDecide';
import { useTriageKeys } from './useTriageKeys';

/** The triage inbox: the list, the defect in front, and what is decided about it. */
export default function InboxPage() {
  const { t } = useTranslation('defects');
  const { id = null } = useParams<{ id?: string }>();
  const [triage] = useState(() => newTriage(id));
  const leaving = usePart(triage, (one) => one.leaving);
  const query = usePart(triage, (one) => one.query);
  const sort = usePart(triage, (one) => one.sort);
  const rows = useRows(
    { inbox: true, sort, ...(query.trim() ? { query: query.trim() } : {}) },
    leaving,
  );
  const inbox = useMemo<Inbox>(() => ({ triage, rows }), [triage, rows]);
  const decisions = useDecide(inbox);
  return (
    <InboxProvider value={inbox}>
      <DecideProvider value={decisions}>
        <h1 className={classes.heard}>{t('title')}</h1>
        <Faces here="inbox">
          <SearchField value={query} onChange={(text) => triage.set({ query: text })} />
        </Faces>
        {rows.error && rows.count === 0 ? (
          <ErrorNote message={rows.error.message} hint={rows.error.hint} retry={rows.retry} />
        ) : rows.pending ? (
          <SkeletonRows rows={10} height={48} />
        ) : (
          <Panes query={query} />
        )}
        <Crumbs />
        <Keys />
      </DecideProvider>
    </InboxProvider>
  );
}

/** Parts of their own, so that a step through the list does not draw the page again. */
function Crumbs() {
  const { t } = useTranslation('defects');
  const { row } = useFront();
  useCrumbs([
    { label: t('title'), path: defectsPath },
    { label: t('inbox.title') },
    ...(row ? [{ label: `${row.number}` }] : []),
  ]);
  return null;
}

function Keys() {
  useTriageKeys();
  return null;
}

const LIST = { least: 180, most: 480 };
const DECISION = { least: 320, most: 560 };

function Panes({ query }: { query: string }) {
  const { t } = useTranslation('defects');
  const narrow = useNarrow();
  const usual = narrow ? { list: 212, decision: 348 } : { list: 320, decision: 408 };
  const room = narrow ? 'narrow' : 'wide';
  const width = (name: 'list' | 'decision') =>
    `${Number.parseInt(keptWidth(`${name}.${room}`) ?? `${usual[name]}`, 10)}px`;
  const { row } = useFront();
  return (
    <div
      key={room}
      className={classes.panes}
      style={{ '--list': width('list'), '--decision': width('decision') } as React.CSSProperties}
    >
      <InboxList />
      <Splitter
        leading
        label={t('inbox.resizeList')}
        variable="--list"
        name={`list.${room}`}
        usual={usual.list}
        {...LIST}
      />
      {row ? (
        <>
          <DefectPane row={row} />
          <Splitter
            label={t('inbox.resizeDecision')}
            variable="--decision"
            name={`decision.${room}`}
            usual={usual.decision}
            {...DECISION}
          />
          <Decision row={row} />
        </>
      ) : query.trim() ? (
        <div className={classes.middle}>
          <EmptyState title={t('inbox.noMatch', { query: query.trim() })} />
        </div>
      ) : (
        <NothingToTriage />
      )}
    </div>
  );
}
