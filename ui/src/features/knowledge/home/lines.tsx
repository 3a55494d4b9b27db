import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ArticleFlag, ArticleRow, Due, MyDraft } from '@/bindings';
import { Avatar, StateMark } from '@/components';
import { useWorkspace } from '@/shell/workspace';
import { ArticleState, Day, DueDay, KindMark, When } from '../parts/Marks';
import { dayWords, REASONS, shortDay } from '../parts/words';
import { articlePath, editPath, reviewOf } from '../paths';
import classes from './home.module.css';

interface LineProps {
  href: string;
  title: string;
  /** Facts under the title. */
  facts: ReactNode;
  /** What matters most of it, at the right. */
  end: ReactNode;
}

function Line({ href, title, facts, end }: LineProps) {
  return (
    <li>
      <Link href={href} className={classes.line} data-row>
        <span className={classes.lineTitle} title={typeof title === 'string' ? title : undefined}>
          {title}
        </span>
        <span className={classes.lineEnd}>{end}</span>
        <span className={classes.lineFacts}>{facts}</span>
      </Link>
    </li>
  );
}

/** Which version follows which, or that it is the first. */
export function Moved({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  if (row.published === 0) return <span>{t('home.newOne')}</span>;
  return (
    <span className={classes.moved}>
      {t('version', { number: row.published })}
      <IconArrowRight size={12} aria-hidden />
      {t('version', { number: row.pending })}
    </span>
  );
}

/** A version that waits for a reviewer. */
export function DueLine({ due }: { due: Due }) {
  const { article, by } = due;
  return (
    <Line
      href={reviewOf(article.id)}
      title={article.title}
      end={due.due ? <DueDay due={due.due} /> : null}
      facts={
        <>
          <KindMark kind={article.kind} />
          <Moved row={article} />
          <span className={classes.person}>
            <Avatar name={by} />
            {by}
          </span>
        </>
      }
    />
  );
}

export function DraftLine({ draft }: { draft: MyDraft }) {
  const { t } = useTranslation('knowledge');
  return (
    <Line
      href={editPath(draft.article)}
      title={draft.title || t('home.untitled')}
      end={<When stamp={draft.saved} />}
      facts={
        <>
          <KindMark kind={draft.kind} />
          {draft.returned ? <StateMark mark="flag" label={t('home.sentBack')} /> : null}
          {draft.new ? <span>{t('home.newOne')}</span> : null}
        </>
      }
    />
  );
}

/** What is to be looked at again, soon or already. */
export function RunsOutLine({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  const now = useWorkspace().data?.now;
  const { due, stale } = row;
  return (
    <Line
      href={articlePath(row.id)}
      title={row.title}
      end={
        due && stale ? (
          <StateMark mark="stale" label={t('home.stale', { day: shortDay(due, now) })} />
        ) : due ? (
          <Day stamp={due} />
        ) : null
      }
      facts={
        <>
          <KindMark kind={row.kind} />
          <span>{row.owner ?? t('nobody')}</span>
        </>
      }
    />
  );
}

export function FlagLine({ flag }: { flag: ArticleFlag }) {
  const { t } = useTranslation('knowledge');
  const reason = REASONS.find((one) => one === flag.reason);
  return (
    <Line
      href={articlePath(flag.article.id)}
      title={flag.article.title}
      end={<StateMark mark="flag" label={reason ? t(`reason.${reason}`) : flag.reason} />}
      facts={
        <>
          <span className={classes.words} title={flag.text}>
            {flag.text}
          </span>
          <span title={flag.at.label}>{`${flag.by}, ${dayWords(flag.at)}`}</span>
        </>
      }
    />
  );
}

export function RecentLine({ row }: { row: ArticleRow }) {
  const { t } = useTranslation('knowledge');
  return (
    <Line
      href={articlePath(row.id)}
      title={row.title}
      end={<When stamp={row.changed} />}
      facts={
        <>
          <KindMark kind={row.kind} />
          {row.state === 'published' ? null : <ArticleState state={row.state} />}
          {row.pending > 0 && row.published > 0 ? (
            <StateMark mark="review" label={t('home.inReview', { number: row.pending })} />
          ) : null}
          {row.stale ? <StateMark mark="stale" label={t('stale')} /> : null}
          {row.components.length > 0 ? (
            <span className={classes.words} title={row.components.join(', ')}>
              {row.components.join(', ')}
            </span>
          ) : null}
        </>
      }
    />
  );
}
