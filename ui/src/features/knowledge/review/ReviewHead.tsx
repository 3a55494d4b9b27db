import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconCornerUpLeft, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleReview } from '@/bindings';
import { Avatar, KeyHint, StateMark, useNarrow } from '@/components';
import { KindMark, useHolds, When } from '../parts/Marks';
import { articlePath } from '../paths';
import classes from './review.module.css';
import type { Decisions } from './useDecisions';

interface ReviewHeadProps {
  article: Article;
  waiting: ArticleReview;
  decisions: Decisions;
  /** Whether what would be decided is what is shown. */
  ready: boolean;
}

/** What waits, who wrote it and why, and the decisions. */
export function ReviewHead({ article, waiting, decisions, ready }: ReviewHeadProps) {
  const { t } = useTranslation('knowledge');
  const holds = useHolds()(article);
  const narrow = useNarrow();
  return (
    <header className={classes.head}>
      <div className={classes.titleRow}>
        <h1 className={classes.title} title={article.title}>
          <Link href={articlePath(article.id)} className={classes.titleLink}>
            {article.title}
          </Link>
        </h1>
        <StateMark mark="review" label={t('state.in_review')} compact={narrow} />
        <Buttons decisions={decisions} ready={ready} />
      </div>
      <p className={classes.meta}>
        <KindMark kind={article.kind} />
        <span className={classes.person}>
          <Avatar name={waiting.by} />
          <span>
            {waiting.by}, <When stamp={waiting.at} />
          </span>
        </span>
        {holds ? <span>{t('article.appliesTo', { holds })}</span> : null}
        {article.components.length > 0 ? <span>{article.components.join(', ')}</span> : null}
      </p>
      <p className={classes.why}>
        <span className={classes.quiet}>{t('review.why')}</span>{' '}
        {waiting.why || <span className={classes.quiet}>{t('review.whyNone')}</span>}
      </p>
    </header>
  );
}

function Buttons({ decisions, ready }: Pick<ReviewHeadProps, 'decisions' | 'ready'>) {
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
          <Menu.Item onClick={() => ask('withdraw')}>{t('review.withdraw')}</Menu.Item>
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
