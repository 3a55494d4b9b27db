import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleComment } from '@/bindings';
import { Avatar, StateMark } from '@/components';
import { When } from '../parts/Marks';
import classes from './diff.module.css';

interface CommentCardProps {
  comment: ArticleComment;
  onSettle?: (id: string) => void;
}

/** What a reviewer says of a line; settled ones stay to be read. */
export function CommentCard({ comment, onSettle }: CommentCardProps) {
  const { t } = useTranslation('knowledge');
  const { id, by, at, body, settled } = comment;
  return (
    <div className={classes.card} data-settled={settled !== null || undefined}>
      <div className={classes.cardHead}>
        <Avatar name={by} />
        <strong>{by}</strong>
        <span className={classes.quiet}>
          <When stamp={at} />
        </span>
        <span className={classes.cardEnd}>
          {settled ? (
            <span title={t('review.settledBy', { by: settled.by, at: settled.at.label })}>
              <StateMark mark="met" label={t('review.settled')} />
            </span>
          ) : null}
          {onSettle ? (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onSettle(id)}>
              {t(settled ? 'review.reopen' : 'review.settle')}
            </Button>
          ) : null}
        </span>
      </div>
      <p className={classes.body}>{body}</p>
    </div>
  );
}
