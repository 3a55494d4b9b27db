import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconCornerUpLeft, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleReview, FactDiff } from '@/bindings';
import { Avatar, KeyHint, StateMark, useNarrow } from '@/components';
import { KindMark, When } from '../parts/Marks';
import { useActingPerson } from '../parts/useActing';
import { articlePath } from '../paths';
import { AppliesTo } from './AppliesTo';
import classes from './review.module.css';
import type { Decisions } from './useDecisions';

interface ReviewHeadProps {
  article: Article;
  waiting: ArticleReview;
  /** What it says it holds for beside what readers have; none until both were read. */
  facts: readonly FactDiff[] | undefined;
  decisions: Decisions;
  /** Whether what would be decided is what is shown. */
  ready: boolean;
}

/** What waits, who wrote it and why, and the decisions. */
export function ReviewHead({ article, waiting, facts, decisions, ready }: ReviewHeadProps) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const own = useActingPerson()?.id === waiting.by_id;
  return (
    <header className={classes.head}>
      <div className={classes.titleRow}>
        <h1 className={classes.title} title={article.title}>
          <Link href={articlePath(article.id)} className={classes.titleLink}>
            {article.title}
          </Link>
        </h1>
        <StateMark mark="review" label={t('state.in_review')} compact={narrow} />
        <Buttons decisions={decisions} ready={ready} own={own} />
      </div>
      <p className={classes.meta}>
        <KindMark kind={article.kind} />
        <span className={classes.person}>
          <Avatar name={waiting.by} />
          <span>
            {waiting.by}, <When stamp={waiting.at} />
          </span>
        </span>
      </p>
      <AppliesTo facts={facts} first={article.published === 0} />
      <p className={classes.why}>
        <span className={classes.quiet}>{t('review.why')}</span>
        {waiting.why ? (
          <span>{waiting.why}</span>
        ) : (
          <span className={classes.quiet}>{t('review.whyNone')}</span>
        )}
      </p>
    </header>
  );
}

interface ButtonsProps extends Pick<ReviewHeadProps, 'decisions' | 'ready'> {
  /** Whether who acts submitted it, and may take it back. */
  own: boolean;
}

function Buttons({ decisions, ready, own }: ButtonsProps) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const { mine, ask, decide, running } = decisions;
  return (
    <div className={classes.buttons}>
      <Menu position="bottom-end" width={160}>
        <Menu.Target>
          <ActionIcon variant="default" size={28} aria-label={t('review.more')}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!mine} onClick={() => ask('reject')}>
            {t('review.reject')}
          </Menu.Item>
          {own ? (
            <Menu.Item onClick={() => ask('withdraw')}>{t('review.withdraw')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<IconCornerUpLeft size={15} />}
        disabled={!mine}
        onClick={() => ask('return')}
      >
        {t(narrow ? 'review.returnLabel' : 'review.return')}
      </Button>
      <Button
        leftSection={<IconCheck size={15} />}
        rightSection={<KeyHint keys={['Ctrl Enter']} inverse={mine && ready} />}
        disabled={!mine || !ready}
        loading={running}
        onClick={() => void decide('approve')}
      >
        {t('review.approve')}
      </Button>
    </div>
  );
}
