import { IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import classes from './review.module.css';

interface ReviewFootProps {
  article: Article;
  maker: string;
  checker: string;
  /** Comments that are not settled. */
  open: number;
}

/** Who wrote it, who decides it, and what approving does; or why it is not theirs to approve. */
export function ReviewFoot({ article, maker, checker, open }: ReviewFootProps) {
  const { t } = useTranslation('knowledge');
  const { version, published, not_mine } = article;
  if (not_mine)
    return (
      <footer className={classes.foot} data-refused>
        <IconLock size={15} aria-hidden />
        <span>{t('review.notMine', { why: not_mine })}</span>
      </footer>
    );
  const said = [
    t('review.maker', { maker, checker }),
    published > 0
      ? t('review.publishes', { version, before: published })
      : t('review.publishesFirst', { version }),
    open > 0 ? t('review.openComments', { count: open }) : '',
  ];
  return (
    <footer className={classes.foot}>
      <IconUsers size={15} aria-hidden />
      <span>{said.filter(Boolean).join(' ')}</span>
    </footer>
  );
}
