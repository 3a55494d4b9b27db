import { ActionIcon } from '@mantine/core';
import { IconBox, IconBug, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleUse } from '@/bindings';
import { SectionHead } from '@/components';
import { useWrite } from '@/query';
import type { knowledge } from '../strings';
import classes from './article.module.css';

type UseKind = keyof typeof knowledge.article.useKind;

const pathOf = (use: ArticleUse) =>
  use.target === 'release' ? `/releases/${use.target_id}` : `/defects/${use.target_id}`;

/** The defects and releases that name it. */
export function Uses({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const write = useWrite('article_use', { done: t('article.useRemoved') });
  const { uses } = article;
  return (
    <section>
      <SectionHead title={t('article.usedIn')} count={uses.length || undefined} />
      {uses.length === 0 ? <p className={classes.quiet}>{t('article.unused')}</p> : null}
      <ul>
        {uses.map((use) => {
          const Glyph = use.target === 'release' ? IconBox : IconBug;
          return (
            <li key={use.id} className={classes.use}>
              <Glyph size={14} aria-hidden />
              <span className={classes.useWords}>
                <Link href={pathOf(use)} className={classes.link}>
                  {use.title}
                </Link>
                <span className={classes.quiet} title={use.at.label}>
                  {`${t(`article.useKind.${use.kind as UseKind}`)}, ${use.by}`}
                </span>
              </span>
              <ActionIcon
                size={20}
                variant="subtle"
                color="gray"
                aria-label={t('article.removeUse', { title: use.title })}
                onClick={() => void write.run({ article: article.id, kind: '', remove: use.id })}
              >
                <IconX size={13} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
