import { Button } from '@mantine/core';
import { IconPencil, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article } from '@/bindings';
import { useWrite } from '@/query';
import { editPath } from '../paths';
import classes from './article.module.css';

/** Whether it helped; the same answer again takes it back. */
export function Helpful({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const vote = useWrite('article_vote');
  const { yes, no, mine } = article.votes;
  const say = (helpful: boolean) =>
    void vote.run({ article: article.id, helpful: mine === helpful ? null : helpful });
  return (
    <div className={classes.helpful}>
      <span>{t('article.helped')}</span>
      <Button
        size="xs"
        variant="default"
        aria-pressed={mine === true}
        leftSection={<IconThumbUp size={14} />}
        onClick={() => say(true)}
      >
        {t('article.yes')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-pressed={mine === false}
        leftSection={<IconThumbDown size={14} />}
        onClick={() => say(false)}
      >
        {t('article.no')}
      </Button>
      <span className={classes.quiet} role="status">
        {mine === false
          ? t('article.thanks')
          : yes + no > 0
            ? t('article.helpedOf', { yes, all: yes + no })
            : t('article.helpedNobody')}
      </span>
      <Button
        component={Link}
        href={editPath(article.id)}
        className={classes.suggest}
        size="xs"
        variant="default"
        title={t('article.suggestAbout')}
        leftSection={<IconPencil size={14} />}
      >
        {t(article.draft ? 'article.continue' : 'article.suggest')}
      </Button>
    </div>
  );
}
