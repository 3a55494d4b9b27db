import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleVersion } from '@/bindings';
import {
  type Column,
  DataTable,
  type Mark,
  PageBody,
  SectionHead,
  Stamp,
  StateMark,
  useNarrow,
} from '@/components';
import { useRowHeight } from '@/density';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useWrite } from '@/query';
import { When } from '../parts/Marks';
import { comparePath, versionPath } from '../paths';
import type { knowledge } from '../strings';
import classes from './article.module.css';
import { useVersionState } from './Banners';

const MARKS: Record<string, Mark> = {
  published: 'met',
  pending: 'review',
  returned: 'flag',
  rejected: 'blocked',
  withdrawn: 'superseded',
  superseded: 'superseded',
};

type Deed = keyof typeof knowledge.article.deed;

/** Every version, what was done with each, and the way back to any of them. */
export function History({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const [restoring, setRestoring] = useState<ArticleVersion | null>(null);
  const columns = useColumns(article, setRestoring);
  const row = useRowHeight();
  return (
    <PageBody>
      <SectionHead band title={t('article.versions')} count={article.versions.length} />
      <div className={classes.versions} style={{ height: (article.versions.length + 1) * row + 2 }}>
        <DataTable
          label={t('article.versions')}
          columns={columns}
          rows={article.versions}
          rowId={(one) => `${one.number}`}
        />
      </div>
      <SectionHead band title={t('article.deeds')} count={article.history.length} />
      <ul className={classes.deeds}>
        {article.history.map((one) => (
          <li key={`${one.at.at} ${one.deed}`} className={classes.deed}>
            <span className={classes.quiet}>
              <Stamp stamp={one.at} />
            </span>
            <span>
              <strong>{t(`article.deed.${one.deed as Deed}`)}</strong>{' '}
              {t('version', { number: one.version })}
              {one.why ? <span className={classes.quiet}> · {one.why}</span> : null}
            </span>
            <span className={classes.quiet}>{one.by}</span>
          </li>
        ))}
      </ul>
      {restoring ? (
        <Restore article={article} version={restoring} onClose={() => setRestoring(null)} />
      ) : null}
    </PageBody>
  );
}

function useColumns(
  article: Article,
  onRestore: (version: ArticleVersion) => void,
): Column<ArticleVersion>[] {
  const { t } = useTranslation('knowledge');
  const word = useVersionState();
  const narrow = useNarrow();
  const track = (usual: string, small: string) => (narrow ? small : usual);
  const by: Column<ArticleVersion> = {
    id: 'by',
    head: t('article.byHead'),
    width: '130px',
    cell: (one) => one.by,
  };
  return [
    {
      id: 'number',
      head: t('article.versionHead'),
      width: track('72px', '60px'),
      cell: (one) => (
        <Link href={versionPath(article.id, one.number)} className={classes.link}>
          {t('version', { number: one.number })}
        </Link>
      ),
    },
    {
      id: 'state',
      head: t('article.stateHead'),
      width: track('156px', '138px'),
      cell: (one) => <StateMark mark={MARKS[one.state] ?? 'unknown'} label={word(one.state)} />,
    },
    {
      id: 'why',
      head: t('article.whyHead'),
      width: track('minmax(160px, 1fr)', 'minmax(90px, 1fr)'),
      cell: (one) => <span title={one.why}>{one.why}</span>,
    },
    // Who did what stands in the reviews below as well.
    ...(narrow ? [] : [by]),
    {
      id: 'made',
      head: t('article.madeHead'),
      width: track('264px', '150px'),
      cell: (one) => (narrow ? <When stamp={one.made} /> : <Stamp stamp={one.made} />),
    },
    {
      id: 'do',
      head: t('article.doHead'),
      width: track('236px', '212px'),
      align: 'right',
      cell: (one) => <Deeds article={article} version={one} onRestore={onRestore} />,
    },
  ];
}

interface DeedsProps {
  article: Article;
  version: ArticleVersion;
  onRestore: (version: ArticleVersion) => void;
}

function Deeds({ article, version, onRestore }: DeedsProps) {
  const { t } = useTranslation('knowledge');
  const { number, based_on } = version;
  return (
    <span className={classes.buttons}>
      <Button
        component={Link}
        href={comparePath(article.id, based_on, number)}
        size="compact-xs"
        variant="default"
      >
        {based_on > 0 ? t('article.withBefore', { version: based_on }) : t('article.compare')}
      </Button>
      {number === article.published || number === article.pending ? null : (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('article.restoreOf', { version: number })}
          onClick={() => onRestore(version)}
        >
          {t('article.restore')}
        </Button>
      )}
    </span>
  );
}

interface RestoreProps {
  article: Article;
  version: ArticleVersion;
  onClose: () => void;
}

/** Makes a new version of an old one's text. */
export function Restore({ article, version, onClose }: RestoreProps) {
  const { t } = useTranslation('knowledge');
  const write = useWrite('article_restore', { takes: () => true });
  const facts = { version: version.number, published: article.published };
  return (
    <ReasonDialog
      title={t('article.restoreTitle', facts)}
      label={t('article.restoreOf', facts)}
      asks={false}
      optional
      running={write.running}
      refusal={write.refusal}
      run={async (why) => {
        const request = { article: article.id, version: version.number, why };
        return (await write.run(request, { done: t('article.restored', facts) })) !== null;
      }}
      close={onClose}
    >
      <p>{t('article.restoreText', facts)}</p>
    </ReasonDialog>
  );
}
