import { Button } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Article, ArticleComment, KnowledgeDiff } from '@/bindings';
import { Choice, KeyHint, StateMark, useNarrow } from '@/components';
import type { Mode } from './mode';
import classes from './review.module.css';

interface ModeChoiceProps {
  mode: Mode;
  modes: readonly Mode[];
  onMode: (mode: Mode) => void;
}

export function ModeChoice({ mode, modes, onMode }: ModeChoiceProps) {
  const { t } = useTranslation('knowledge');
  return (
    <Choice
      label={t('review.mode')}
      value={mode}
      options={modes.map((value) => ({ value, label: t(`review.modes.${value}`) }))}
      onChange={onMode}
    />
  );
}

/** How much changed, in numbers. */
export function Counts({ diff, short }: { diff: KnowledgeDiff; short?: boolean }) {
  const { t } = useTranslation('knowledge');
  const changes = t('review.changes', { count: diff.changes });
  return (
    <span className={classes.counts} title={short ? changes : undefined}>
      {short ? null : `${changes}, `}
      <span className={classes.plus}>{t('review.added', { count: diff.added })}</span>{' '}
      <span className={classes.minus}>{t('review.removed', { count: diff.removed })}</span>{' '}
      {t('review.lines')}
    </span>
  );
}

interface ReviewBarProps extends ModeChoiceProps {
  article: Article;
  diff: KnowledgeDiff | undefined;
  comments: readonly ArticleComment[];
  onComment: () => void;
}

/** How it is shown, how much changed, what was said, and what was checked. */
export function ReviewBar({ article, diff, comments, onComment, ...choice }: ReviewBarProps) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const settled = comments.filter((one) => one.settled).length;
  const broken = article.broken.length;
  return (
    <div className={classes.bar}>
      <ModeChoice {...choice} />
      {diff ? <Counts diff={diff} short={narrow} /> : null}
      {comments.length > 0 ? (
        <span className={classes.talk}>
          <IconMessage2 size={14} aria-hidden />
          {[
            t('review.comments', { count: comments.length }),
            settled > 0 && !narrow ? t('review.settledCount', { count: settled }) : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      ) : null}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        rightSection={narrow ? undefined : <KeyHint keys={['C']} />}
        onClick={onComment}
      >
        {t('review.comment')}
      </Button>
      <span className={classes.checks}>
        {broken > 0 ? (
          <StateMark mark="warns" label={t('review.linksBroken', { count: broken })} />
        ) : (
          <StateMark mark="met" label={t('review.linksFine')} compact={narrow} />
        )}
        {article.confidence === 'validated' ? (
          <StateMark mark="met" label={t('review.validated')} compact={narrow} />
        ) : (
          <StateMark mark="warns" label={t('review.notValidated')} compact={narrow} />
        )}
      </span>
    </div>
  );
}
