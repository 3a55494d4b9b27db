import { Button } from '@mantine/core';
import { IconBugOff, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleHit, ArticleUse, DefectRow } from '@/bindings';
import { StateMark } from '@/components';
import { snippetParts } from '@/features/knowledge/home/marks';
import { ArticleState, KindMark } from '@/features/knowledge/parts/Marks';
import { articlePath } from '@/features/knowledge/paths';
import { useRead, useWrite } from '@/query';
import classes from './articles.module.css';
import { InsertMenu } from './InsertMenu';
import type { articleWords } from './strings';
import { isKnownError } from './useFits';

type UseKind = keyof typeof articleWords.saidKind;

/** One article that fits: why, how it stands, and what can be done with it here. */
export function Fit({ row, hit }: { row: DefectRow; hit: ArticleHit }) {
  const { t } = useTranslation('defects');
  const { data: article } = useRead('article_show', { article: hit.id });
  const uses = article?.uses.filter((use) => use.target_id === row.id) ?? [];
  return (
    <li className={classes.fit} data-known={isKnownError(hit) || undefined}>
      <p className={classes.head}>
        <Link href={articlePath(hit.id)} className={classes.title}>
          {hit.title}
        </Link>
        <span className={classes.marks}>
          <KindMark kind={hit.kind} />
          <ArticleState state={hit.state} />
          {hit.stale ? <StateMark mark="stale" label={t('articles.stale')} /> : null}
        </span>
      </p>
      <Snippet text={hit.snippet} />
      {uses.map((use) => (
        <p key={use.id} className={classes.said}>
          <IconCheck size={13} aria-hidden />
          {t('articles.said', {
            kind: t(`articles.saidKind.${use.kind as UseKind}`),
            by: use.by,
            at: use.at.label,
          })}
        </p>
      ))}
      <div className={classes.acts}>
        {isKnownError(hit) ? (
          <UseButton row={row} hit={hit} kind="known_error" uses={uses} article={article} />
        ) : null}
        <UseButton row={row} hit={hit} kind="used" uses={uses} article={article} />
        <InsertMenu row={row} hit={hit} article={article} />
      </div>
    </li>
  );
}

/** Why it was found, with the words that it was found by. */
function Snippet({ text }: { text: string }) {
  return (
    <p className={classes.snippet}>
      {snippetParts(text).map(({ text: part, found }, place) =>
        found ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
          <mark key={place}>{part}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in order
          <span key={place}>{part}</span>
        ),
      )}
    </p>
  );
}

interface UseButtonProps {
  row: DefectRow;
  hit: ArticleHit;
  kind: 'used' | 'known_error';
  /** How it was used for this defect. */
  uses: readonly ArticleUse[];
  article: Article | undefined;
}

/** Says that it was used, or that the defect is this known error; pressed again takes it back. */
function UseButton({ row, hit, kind, uses, article }: UseButtonProps) {
  const { t } = useTranslation('defects');
  const write = useWrite('article_use');
  const use = uses.find((one) => one.kind === kind);
  const known = kind === 'known_error';
  const { title } = hit;
  const { number } = row;
  const press = () => {
    const request = use ? { kind: '', remove: use.id } : { kind, defect: row.id };
    const done = use ? 'takenBack' : known ? 'knownDone' : 'usedDone';
    void write.run(
      { article: hit.id, ...request },
      { done: t(`articles.${done}`, { title, number }) },
    );
  };
  return (
    <Button
      size="compact-xs"
      variant={use ? 'light' : 'default'}
      aria-pressed={use !== undefined}
      aria-label={t(known ? 'articles.knownErrorOf' : 'articles.usedOf', { title })}
      // Whether it was said already is known once the article is read.
      disabled={!article || write.running}
      leftSection={known ? <IconBugOff size={13} /> : <IconCheck size={13} />}
      onClick={press}
    >
      {t(known ? 'articles.knownError' : 'articles.used')}
    </Button>
  );
}
