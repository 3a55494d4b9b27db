import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { DiffRunbook, Runbook, RunbookDiff } from '@/bindings';
import { Choice, EmptyState, ErrorNote, PageHead, SkeletonRows } from '@/components';
import { DiffView } from '@/features/knowledge/review/DiffView';
import { changeStarts, nextChange } from '@/features/knowledge/review/lines';
import { useChangeKeys } from '@/features/knowledge/review/useReviewKeys';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { booksPath, comparePath, editPath } from '../paths';
import classes from './compare.module.css';
import { Differences } from './Differences';

type Mode = 'parts' | 'side' | 'one';

/** What an address compares with: a version of its own, another runbook, or the last release's. */
function requestOf(id: string, against: string): DiffRunbook {
  const version = /^v(\d+)$/.exec(against)?.[1];
  if (version) return { runbook: id, from: Number(version) };
  return against === 'before' ? { runbook: id } : { runbook: id, against };
}

/** A runbook beside the last release's, beside one of another environment, or beside its former self. */
export default function ComparePage() {
  const { t } = useTranslation('runbooks');
  const params = useParams<{ id: string; against: string }>();
  const [id, against] = [decodeURIComponent(params.id), decodeURIComponent(params.against)];
  const book = useRead('runbook_show', { runbook: id });
  const diff = useRead('runbook_diff', requestOf(id, against), { keep: true });
  const title = t('comparing.title', { environment: book.data?.environment_name ?? '…' });
  useCrumbs([
    { label: useTranslation('releases').t('title'), path: '/releases' },
    { label: book.data?.release_title ?? '…', path: book.data && booksPath(book.data.release) },
    { label: title },
  ]);
  if (book.error)
    return (
      <ErrorNote
        message={book.error.message}
        hint={book.error.hint}
        retry={() => void book.refetch()}
      />
    );
  if (!book.data) return <SkeletonRows rows={12} />;
  return (
    <>
      <PageHead
        title={title}
        meta={book.data.release_title}
        actions={
          <Button component={Link} href={editPath(id)} variant="default">
            {t('edit')}
          </Button>
        }
      />
      {diff.error ? (
        <Nothing
          book={book.data}
          against={against}
          message={diff.error.message}
          hint={diff.error.hint}
        />
      ) : diff.data ? (
        <Compared book={book.data} against={against} diff={diff.data} />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}

/** What it can be compared with. */
function Against({ book, against }: { book: Runbook; against: string }) {
  const { t } = useTranslation('runbooks');
  const [, go] = useLocation();
  const others = useRead('runbook_list', {}).data?.runbooks ?? [];
  const versions = book.versions
    .filter((one) => one.number < book.version)
    .map((one) => ({
      value: `v${one.number}`,
      label: t('comparing.version', { version: one.number, at: one.at.label, by: one.by }),
    }));
  const books = others
    .filter((one) => one.id !== book.id)
    .map((one) => ({
      value: one.id,
      label: t('comparing.book', { release: one.release_title, environment: one.environment }),
    }));
  return (
    <Select
      aria-label={t('comparing.against')}
      w={360}
      styles={{ input: { textOverflow: 'ellipsis' } }}
      value={against}
      allowDeselect={false}
      data={[{ value: 'before', label: t('comparing.before') }, ...versions, ...books]}
      onChange={(value) => value && go(comparePath(book.id, value))}
    />
  );
}

interface NothingProps {
  book: Runbook;
  against: string;
  message: string;
  hint: string;
}

function Nothing({ book, against, message, hint }: NothingProps) {
  const { t } = useTranslation('runbooks');
  return (
    <>
      <div className={classes.bar}>
        <Against book={book} against={against} />
      </div>
      {against === 'before' ? (
        <EmptyState title={t('comparing.none')}>{t('comparing.noneText')}</EmptyState>
      ) : (
        <ErrorNote message={message} hint={hint} />
      )}
    </>
  );
}

function Compared({ book, against, diff }: { book: Runbook; against: string; diff: RunbookDiff }) {
  const { t } = useTranslation('runbooks');
  const [mode, setMode] = useState<Mode>('side');
  const [cursor, setCursor] = useState<number | null>(null);
  useChangeKeys((by) => setCursor(nextChange(changeStarts(diff.rows), cursor, by)));
  const modes = ['side', 'one', 'parts'] as const;
  return (
    <>
      <div className={classes.bar}>
        <Against book={book} against={against} />
        <Choice
          label={t('comparing.mode')}
          value={mode}
          options={modes.map((value) => ({ value, label: t(`comparing.modes.${value}`) }))}
          onChange={setMode}
        />
        <span className={classes.counts}>
          {t('comparing.counts', { added: diff.added, removed: diff.removed })}
        </span>
      </div>
      {mode === 'parts' ? (
        <Differences diff={diff} />
      ) : (
        <DiffView
          diff={{ from: 1, changes: diff.changes, rows: diff.rows }}
          mode={mode}
          heads={[diff.old, diff.new]}
          cursor={cursor}
          onCursor={setCursor}
        />
      )}
    </>
  );
}
