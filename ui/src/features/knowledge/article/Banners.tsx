import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article } from '@/bindings';
import { type Mark, StateGlyph } from '@/components';
import { formatDay } from '@/i18n/format';
import { dayWords } from '../parts/words';
import { articlePath, comparePath, editPath, reviewOf } from '../paths';
import type { knowledge } from '../strings';
import classes from './article.module.css';
import { useConfirm } from './useConfirm';

interface BannerProps {
  mark: Mark;
  tone?: 'warns';
  children: ReactNode;
  action?: ReactNode;
}

function Banner({ mark, tone, children, action }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone}>
      <StateGlyph mark={mark} size={16} />
      <div className={classes.bannerText}>{children}</div>
      {action}
    </div>
  );
}

/** What whoever reads it must know before: that it grew old, that another version waits. */
export function Banners({ article }: { article: Article }) {
  return (
    <div className={classes.banners}>
      <OldVersion article={article} />
      <Stale article={article} />
      <Pending article={article} />
      <Returned article={article} />
      <Broken article={article} />
      <Writing article={article} />
    </div>
  );
}

export type VersionState = keyof typeof knowledge.article.versionState;

/** A version's state in words. */
export function useVersionState() {
  const { t } = useTranslation('knowledge');
  return (state: string) => t(`article.versionState.${state as VersionState}`);
}

function OldVersion({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const word = useVersionState();
  const { version, published } = article;
  const shown = article.versions.find((one) => one.number === version);
  if (!shown || version === published) return null;
  const state = word(shown.state);
  if (published === 0)
    return (
      <Banner mark="unknown">
        {t('article.oldVersionAlone', { version, state })} {t('article.unpublished')}
      </Banner>
    );
  return (
    <Banner
      mark="superseded"
      action={
        <Button component={Link} href={articlePath(article.id)} size="xs" variant="default">
          {t('article.showPublished')}
        </Button>
      }
    >
      {t('article.oldVersion', { version, state, published })}
    </Banner>
  );
}

function Stale({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const confirm = useConfirm(article);
  if (!article.stale) return null;
  const { looked, due } = article;
  return (
    <Banner
      mark="stale"
      tone="warns"
      action={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCheck size={14} />}
          loading={confirm.running}
          onClick={() => void confirm.run()}
        >
          {t('article.stillCorrect')}
        </Button>
      }
    >
      {looked && due
        ? t('article.stale', { day: dayWords(looked), due: dayWords(due) })
        : t('article.staleNever')}
    </Banner>
  );
}

function Pending({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const { waiting, pending, published } = article;
  if (!waiting || article.version === pending) return null;
  const facts = { version: pending, by: waiting.by };
  return (
    <Banner
      mark="review"
      action={
        <>
          <Button
            component={Link}
            href={comparePath(article.id, published, pending)}
            size="xs"
            variant="default"
          >
            {t('article.compare')}
          </Button>
          <Button component={Link} href={reviewOf(article.id)} size="xs" variant="default">
            {t('article.review')}
          </Button>
        </>
      }
    >
      {waiting.due
        ? t('article.pendingDue', { ...facts, day: formatDay(waiting.due, false) })
        : t('article.pending', facts)}
      {waiting.why ? (
        <span className={classes.quiet}> {t('article.pendingWhy', { why: waiting.why })}</span>
      ) : null}
    </Banner>
  );
}

function Returned({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const last = article.history.find((one) => one.deed === 'returned');
  if (article.returned === 0 || article.pending > 0) return null;
  return (
    <Banner
      mark="flag"
      action={
        <Button component={Link} href={editPath(article.id)} size="xs" variant="default">
          {t('article.edit')}
        </Button>
      }
    >
      {t('article.returnedBanner', { version: article.returned })}
      {last?.why ? <span className={classes.quiet}> {`${last.by}: ${last.why}`}</span> : null}
    </Banner>
  );
}

function Broken({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const { broken } = article;
  if (broken.length === 0) return null;
  const names = broken.map((name) => `"${name}"`).join(', ');
  return (
    <Banner mark="warns" tone="warns">
      {t('article.broken', { count: broken.length, names })}
    </Banner>
  );
}

function Writing({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  if (article.writing.length === 0 && !article.draft?.outdated) return null;
  return (
    <Banner mark="running">
      {article.writing.length > 0
        ? t('article.writing', { names: article.writing.join(', ') })
        : t('article.draftOutdated')}
    </Banner>
  );
}
