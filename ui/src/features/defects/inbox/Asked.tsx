import { Button, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { draftOf, dropDraft, KeyHint, keepDraft } from '@/components';
import { useRead } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import { priorityOf } from '../model/matrix';
import { snoozesOf, wallOf } from '../model/snooze';
import { usePart } from '../model/store';
import { Code } from '../parts/Codes';
import classes from './asked.module.css';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';

/** What a decision still has to know, asked above its buttons; Esc takes the question back. */
export function Asked({ row }: { row: DefectRow }) {
  const { triage } = useInbox();
  const ask = usePart(triage, (one) => one.ask);
  if (!ask) return null;
  if (ask.kind === 'decline') return <DeclineAsk row={row} />;
  if (ask.kind === 'snooze') return <SnoozeAsk row={row} />;
  if (ask.kind === 'duplicate') return <DuplicateAsk row={row} />;
  return <OverrideAsk row={row} priority={ask.priority} />;
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  const { triage } = useInbox();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    triage.set({ ask: null });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={classes.box} role="group" aria-label={title} onKeyDown={press}>
      <p className={classes.title}>
        <strong>{title}</strong>
        <KeyHint keys={['Esc']} />
      </p>
      {children}
    </div>
  );
}

interface ReasonProps {
  /** Under which name what was typed is kept. */
  name: string;
  hint: string;
  label: string;
  quick?: readonly string[];
  run: (reason: string) => Promise<boolean>;
}

/** A reason, kept as it was typed until the decision went through. */
function Reason({ name, hint, label, quick = [], run }: ReasonProps) {
  const { t } = useTranslation('defects');
  const [reason, setReason] = useState(() => draftOf<{ reason: string }>(name).reason ?? '');
  const [asked, setAsked] = useState(false);
  const type = (text: string) => {
    setReason(text);
    keepDraft(name, { reason: '' }, { reason: text });
  };
  const send = async () => {
    setAsked(true);
    if (reason.trim() && (await run(reason.trim()))) dropDraft(name);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <>
      {quick.length > 0 ? (
        <div className={classes.quick}>
          {quick.map((text) => (
            <Button key={text} size="compact-xs" variant="default" onClick={() => type(text)}>
              {text}
            </Button>
          ))}
        </div>
      ) : null}
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={4}
        aria-label={t('decision.reason')}
        placeholder={hint}
        value={reason}
        error={asked && !reason.trim() ? t('decision.reasonNeeded') : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <Button
        size="xs"
        className={classes.send}
        onClick={() => void send()}
        rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
      >
        {label}
      </Button>
    </>
  );
}

function DeclineAsk({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const quick = (['enhancement', 'user', 'environment', 'unclear'] as const).map((one) =>
    t(`decision.declineReasons.${one}`),
  );
  return (
    <Box title={t('decision.declineTitle')}>
      <Reason
        name={`triage/${row.id}/decline`}
        hint={t('decision.reasonHint')}
        label={t('decision.decline')}
        quick={quick}
        run={deciders.declineWith}
      />
    </Box>
  );
}

function OverrideAsk({ row, priority }: { row: DefectRow; priority: string }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const { data: matrix } = useRead('matrix_show', {});
  const said = useRead('defect_show', { id: row.id }).data?.suggested;
  const own = priorityOf(
    matrix,
    row.urgency || said?.urgency || '',
    row.impact || said?.impact || '',
  );
  return (
    <Box title={t('decision.overrideTitle', { priority })}>
      <p className={classes.text}>{t('decision.overrideText', { matrix: own || '–' })}</p>
      <Reason
        name={`triage/${row.id}/${priority}`}
        hint={t('decision.reasonNeeded')}
        label={t('decision.override', { priority })}
        run={(reason) => deciders.override(priority, reason)}
      />
    </Box>
  );
}

function SnoozeAsk({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const workspace = useWorkspace().data;
  const [own, setOwn] = useState('');
  if (!workspace?.hub) return null;
  const due = row.sla?.due ? wallOf(row.sla.due.at, workspace.hub.zone) : null;
  const late = (until: string) => due !== null && until > due;
  return (
    <Box title={t('decision.snoozeTitle')}>
      <div className={classes.choices}>
        {snoozesOf(workspace.now.at, workspace.hub).map(({ id, until }, at) => (
          <Button
            key={id}
            size="xs"
            variant="default"
            autoFocus={at === 0}
            onClick={() => deciders.snoozeUntil(until)}
          >
            {t(`decision.snoozes.${id}`)}{' '}
            <span className={classes.until}>
              {until.replace('T', ' ')}
              {late(until) ? `, ${t('decision.pastDue')}` : ''}
            </span>
          </Button>
        ))}
        <form
          className={classes.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (own) deciders.snoozeUntil(own);
          }}
        >
          <TextInput
            size="xs"
            type="datetime-local"
            aria-label={t('decision.snoozeTitle')}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" type="submit" disabled={!own}>
            {t('decision.snooze')}
          </Button>
        </form>
      </div>
    </Box>
  );
}

function DuplicateAsk({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const [query, setQuery] = useState('');
  const similar = useRead('defect_show', { id: row.id }).data?.similar ?? [];
  const asked = query.trim();
  const found = useRead(
    'defect_list',
    { query: asked, limit: 6 },
    { enabled: asked !== '', keep: true },
  );
  const rows = asked
    ? (found.data?.defects ?? []).filter((one) => one.id !== row.id)
    : similar.map((one) => ({ ...one, severity: '' }));
  return (
    <Box title={t('decision.duplicateTitle')}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={t('decision.duplicateHint')}
        placeholder={t('decision.duplicateHint')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = rows;
          if (event.key !== 'Enter' || !first) return;
          event.preventDefault();
          deciders.duplicateOf(first.id, first.number);
        }}
      />
      <ul className={classes.found}>
        {rows.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.pick}
              aria-label={`${one.number} ${one.title}`}
              onClick={() => deciders.duplicateOf(one.id, one.number)}
            >
              {one.severity ? <Code code={one.severity} scale="S" /> : null}
              <span className={classes.number}>{one.number}</span>
              <span className={classes.words}>{one.title}</span>
            </button>
          </li>
        ))}
        {asked && found.data && rows.length === 0 ? (
          <li className={classes.text}>{t('decision.duplicateNone')}</li>
        ) : null}
      </ul>
    </Box>
  );
}
