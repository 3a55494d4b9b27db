import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiffPart, KnowledgeDiff } from '@/bindings';
import { Dialog, ErrorNote, SkeletonRows } from '@/components';
import { Refusal } from '@/platform';
import { useAsk } from '@/query';
import classes from './editor.module.css';

interface ChangedDialogProps {
  article: string;
  /** The version the draft is written over, and the newest. */
  from: number;
  to: number;
  close: () => void;
}

/** What the newer version changed, line by line, to be taken over before one submits. */
export function ChangedDialog({ article, from, to, close }: ChangedDialogProps) {
  const { t } = useTranslation('editor');
  const ask = useAsk();
  const [diff, setDiff] = useState<KnowledgeDiff | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    ask('article_diff', { article, from, to }).then(setDiff, (cause: unknown) =>
      setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '')),
    );
  }, [ask, article, from, to]);
  return (
    <Dialog title={t('changed.title', { from, to })} size={760} onClose={close}>
      {refusal ? <ErrorNote message={refusal.message} hint={refusal.hint} /> : null}
      {diff ? <Rows diff={diff} /> : refusal ? null : <SkeletonRows rows={6} />}
    </Dialog>
  );
}

function Rows({ diff }: { diff: KnowledgeDiff }) {
  const { t } = useTranslation('editor');
  const rows = diff.rows.filter((row) => row.kind !== 'same');
  if (rows.length === 0) return <p className={classes.quiet}>{t('changed.none')}</p>;
  return (
    <table className={classes.diff} aria-label={t('changed.lines')}>
      <tbody>
        {rows.flatMap((row) => [
          row.before.length > 0 && row.left !== null ? (
            <Line key={`-${row.left}`} way="removed" line={row.left} parts={row.before} />
          ) : null,
          row.after.length > 0 && row.right !== null ? (
            <Line key={`+${row.right}`} way="added" line={row.right} parts={row.after} />
          ) : null,
        ])}
      </tbody>
    </table>
  );
}

interface LineProps {
  way: 'removed' | 'added';
  line: number;
  parts: readonly DiffPart[];
}

function Line({ way, line, parts }: LineProps) {
  const { t } = useTranslation('editor');
  return (
    <tr data-way={way}>
      <th scope="row">
        {t(`changed.${way}`)} {line}
      </th>
      <td>
        {parts.map((part, at) =>
          part.changed ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line have no identity
            <mark key={at}>{part.text}</mark>
          ) : (
            part.text
          ),
        )}
      </td>
    </tr>
  );
}
