import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Runbook, RunbookDiff } from '@/bindings';
import { Dialog, ErrorNote, SkeletonRows } from '@/components';
import { DiffView } from '@/features/knowledge/review/DiffView';
import { Refusal } from '@/platform';
import { useAsk } from '@/query';
import classes from './edit.module.css';

interface ClashProps {
  book: Runbook;
  mine: string;
  version: number;
  takeTheirs: (theirs: Runbook) => void;
  keepMine: (theirs: Runbook) => void;
  close: () => void;
}

/** Two texts of one runbook beside each other; nothing is lost until somebody chooses. */
export function Clash({ book, mine, version, takeTheirs, keepMine, close }: ClashProps) {
  const { t } = useTranslation('runbooks');
  const [both, setBoth] = useState<{ theirs: Runbook; diff: RunbookDiff } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const ask = useAsk();
  useEffect(() => {
    const read = async () => {
      const theirs = await ask('runbook_show', { runbook: book.id });
      const from = theirs.version;
      const diff = await ask('runbook_diff', { runbook: book.id, from, text: mine });
      setBoth({ theirs, diff });
      // It opens on the first line that differs, wherever that is.
      const first = diff.rows.findIndex((row) => row.kind !== 'same');
      setCursor(first < 0 ? null : first);
    };
    read().catch((cause: unknown) =>
      setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '')),
    );
  }, [ask, book.id, mine]);
  return (
    <Dialog title={t('editing.clash.title')} size={1080} onClose={close}>
      <div className={classes.clash}>
        <p className={classes.quiet}>{t('editing.clash.text')}</p>
        {refusal ? <ErrorNote message={refusal.message} hint={refusal.hint} /> : null}
        {both ? (
          <div className={classes.both}>
            <DiffView
              diff={{ from: 1, changes: both.diff.changes, rows: both.diff.rows }}
              mode="side"
              heads={[
                t('editing.clash.theirs', { called: both.diff.old }),
                t('editing.clash.mine', { version }),
              ]}
              cursor={cursor}
              onCursor={setCursor}
            />
          </div>
        ) : refusal ? null : (
          <SkeletonRows rows={8} />
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('editing.clash.later')}
          </Button>
          <Button
            variant="default"
            disabled={!both}
            onClick={() => both && takeTheirs(both.theirs)}
          >
            {t('editing.clash.takeTheirs')}
          </Button>
          <Button disabled={!both} onClick={() => both && keepMine(both.theirs)}>
            {t('editing.clash.keepMine')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}
