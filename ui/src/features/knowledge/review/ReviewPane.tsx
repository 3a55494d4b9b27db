import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, ArticleReview, Due, KnowledgeDiff } from '@/bindings';
import { ErrorNote, SkeletonRows } from '@/components';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { useActing } from '../parts/useActing';
import { ChangedFiles } from './ChangedFiles';
import { CommentForm } from './CommentForm';
import { DecisionDialog } from './DecisionDialog';
import { Gone } from './Gone';
import { changeStarts, lineAt, nextChange } from './lines';
import { useMode } from './mode';
import { ReviewBar } from './ReviewBar';
import { ReviewFoot } from './ReviewFoot';
import { ReviewHead } from './ReviewHead';
import { ReviewText } from './ReviewText';
import classes from './review.module.css';
import { useDecisions } from './useDecisions';
import { useChangeKeys } from './useReviewKeys';

interface ReviewPaneProps {
  due: Due;
  /** The article that comes next in the queue. */
  next: string | null;
}

/** One version that waits: what it is, what changed, and what is decided of it. */
export function ReviewPane({ due, next }: ReviewPaneProps) {
  const { id, pending, published } = due.article;
  const article = useRead('article_show', { article: id, version: pending, drawn_only: true });
  const diff = useRead('article_diff', { article: id, from: published, to: pending });
  const error = article.error ?? diff.error;
  if (error && !article.data)
    return (
      <div className={classes.pane}>
        <ErrorNote
          message={error.message}
          hint={error.hint}
          retry={() => {
            void article.refetch();
            void diff.refetch();
          }}
        />
      </div>
    );
  if (!article.data) return <SkeletonRows rows={12} />;
  const { waiting } = article.data;
  if (!waiting) return <Gone id={id} />;
  return (
    <Waiting
      key={`${id} ${pending}`}
      article={article.data}
      waiting={waiting}
      diff={diff.data}
      next={next}
    />
  );
}

interface WaitingProps {
  article: Article;
  waiting: ArticleReview;
  diff: KnowledgeDiff | undefined;
  next: string | null;
}

function Waiting({ article, waiting, diff, next }: WaitingProps) {
  const me = useActing();
  const decisions = useDecisions(article, waiting.by, next);
  const { mode, modes, set } = useMode(article.published === 0);
  const [cursor, setCursor] = useState<number | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const settle = useWrite('article_comment');
  const comments = useMemo(
    () => article.comments.filter((one) => one.version === article.version),
    [article],
  );
  const open = comments.filter((one) => !one.settled).length;
  const rows = diff?.rows ?? [];
  const ready = diff !== undefined && diff.to === article.version;
  const comment = (at = lineAt(rows, cursor)) => {
    // Comments stand beside lines, which a text to be read has not.
    if (mode === 'read') set(article.published === 0 ? 'one' : 'side');
    setLine(at);
  };
  useChangeKeys((by) => setCursor(nextChange(changeStarts(rows), cursor, by)));
  useReviewActions(article, decisions, ready, () => comment());
  const settleOne = (id: string) =>
    void settle.run({ article: article.id, settle: id, line: 0, body: '' });
  const form =
    line === null ? null : (
      <CommentForm
        key={line}
        article={article}
        version={article.version}
        line={line}
        who={me}
        onClose={() => setLine(null)}
      />
    );
  return (
    <section className={classes.pane}>
      <ReviewHead facts={diff?.facts} {...{ article, waiting, decisions, ready }} />
      <ReviewBar
        {...{ article, diff, comments, mode, modes }}
        onMode={set}
        onComment={() => comment()}
      />
      <ChangedFiles files={diff?.files} />
      <ReviewText
        {...{ article, diff, mode, comments, cursor }}
        onCursor={setCursor}
        writing={form && line !== null ? { line, form } : null}
        onComment={comment}
        onSettle={settleOne}
      />
      <ReviewFoot article={article} maker={waiting.by} checker={me} open={open} />
      <DecisionDialog article={article} by={waiting.by} open={open} decisions={decisions} />
    </section>
  );
}

function useReviewActions(
  article: Article,
  decisions: ReturnType<typeof useDecisions>,
  ready: boolean,
  comment: () => void,
) {
  const { t } = useTranslation('knowledge');
  const { version, title } = article;
  useActions([
    ...(decisions.mine && ready
      ? [
          {
            id: 'review.approve',
            label: t('review.approveOf', { version, title }),
            key: 'Mod+Enter',
            run: () => void decisions.decide('approve'),
          },
          {
            id: 'review.return',
            label: t('review.returnOf', { version, title }),
            run: () => decisions.ask('return'),
          },
        ]
      : []),
    { id: 'review.comment', label: t('review.comment'), key: 'c', run: comment },
  ]);
}
