import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { KeyHint, submitKey } from '@/components';
import { useRead } from '@/query';
import { usePart } from '../model/store';
import { Code } from '../parts/Codes';
import { ToldBox } from '../parts/ToldBox';
import { useTold } from '../parts/useTold';
import { AskBox } from './AskBox';
import classes from './asked.module.css';
import { type Root, useInbox } from './triage';
import { useDeciders } from './useDeciders';

/** Which defect it repeats, and then what the reporter is told of it. */
export function DuplicateAsk({ row, of }: { row: DefectRow; of: Root | null }) {
  return of ? <Confirm key={of.id} row={row} root={of} /> : <Pick row={row} />;
}

function Confirm({ row, root }: { row: DefectRow; root: Root }) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const deciders = useDeciders();
  const count = usePart(triage, (one) => one.chosen.size);
  const told = useTold({ row, count, template: 'duplicate', known: { root: root.id } });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await told.answer();
    if (answer !== undefined && (await deciders.duplicateOf(root, answer))) told.drop();
  };
  return (
    <AskBox title={t('decision.duplicateIs', { number: root.number })}>
      <form noValidate onSubmit={(event) => void send(event)} onKeyDown={submitKey}>
        <ToldBox told={told} />
        <div className={classes.confirm}>
          <Button
            size="xs"
            type="submit"
            autoFocus
            data-triage="confirm"
            rightSection={<KeyHint keys={['Enter']} inverse />}
          >
            {t('decision.duplicateSet', { number: root.number })}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => triage.set({ ask: { kind: 'duplicate', of: null } })}
          >
            {t('decision.duplicateOther')}
          </Button>
        </div>
      </form>
    </AskBox>
  );
}

function Pick({ row }: { row: DefectRow }) {
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
    <AskBox title={t('decision.duplicateTitle')}>
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
          deciders.duplicate(first);
        }}
      />
      <ul className={classes.found}>
        {rows.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.pick}
              aria-label={`${one.number} ${one.title}`}
              onClick={() => deciders.duplicate(one)}
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
    </AskBox>
  );
}
