import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ArticlesUsed, ArticleUse } from '@/bindings';
import { ErrorNote, SectionHead } from '@/components';
import { useRead, useWrite } from '@/query';
import { articlePath } from '../paths';
import type { knowledge } from '../strings';
import { KindMark, When } from './Marks';
import classes from './parts.module.css';

type UseKind = keyof typeof knowledge.article.useKind;

interface UsedArticlesProps {
  /** The defect or the release. */
  of: ArticlesUsed;
  /** What to say when there is none; without it nothing is drawn then. */
  none?: string;
  /** What can be done with them. */
  children?: ReactNode;
}

/** The articles that were used for a defect, or are about a release: each use with who said so. */
export function UsedArticles({ of, none, children }: UsedArticlesProps) {
  const { t } = useTranslation('knowledge');
  const read = useRead('article_used', of);
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  const uses = read.data?.uses;
  if (!uses || (uses.length === 0 && !none)) return null;
  const title = t(of.release ? 'used.release' : 'used.defect');
  return (
    <section aria-label={title}>
      <SectionHead title={title} count={uses.length || undefined} />
      {uses.length === 0 ? <p className={classes.quiet}>{none}</p> : null}
      <ul>
        {uses.map((use) => (
          <Used key={use.id} use={use} />
        ))}
      </ul>
      {children}
    </section>
  );
}

function Used({ use }: { use: ArticleUse }) {
  const { t } = useTranslation('knowledge');
  const { id, article, kind, by, at, title } = use;
  const write = useWrite('article_use', { done: t('article.useRemoved') });
  return (
    <li className={classes.used}>
      <span className={classes.usedWords}>
        <Link href={articlePath(article.id)} className={classes.usedTitle}>
          {article.title}
        </Link>
        <span className={classes.usedFacts}>
          <KindMark kind={article.kind} />
          <span>
            {t(`used.kind.${kind as UseKind}`)}, {by}, <When stamp={at} />
          </span>
        </span>
      </span>
      <ActionIcon
        size={20}
        variant="subtle"
        color="gray"
        disabled={write.running}
        aria-label={t('used.remove', { article: article.title, title })}
        onClick={() => void write.run({ article: article.id, kind: '', remove: id })}
      >
        <IconX size={13} />
      </ActionIcon>
    </li>
  );
}
