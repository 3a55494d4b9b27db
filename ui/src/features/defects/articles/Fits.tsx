import { Button } from '@mantine/core';
import { IconBook2, IconChevronDown, IconChevronRight, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ArticleHit, DefectRow } from '@/bindings';
import { KeyHint, useNarrow } from '@/components';
import { KindMark } from '@/features/knowledge/parts/Marks';
import { newArticlePath } from '@/features/knowledge/paths';
import { useActions } from '@/shell/actions';
import classes from './articles.module.css';
import { Fit } from './Fit';
import { isKnownError, useFits } from './useFits';

/**
 * The articles that fit the defect in front: one line, always as high, so that nothing moves under
 * the reader when they are found; all of them when it is opened.
 */
export function Fits({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const { hits, error, again } = useFits(row.id);
  const [open, setOpen] = useState(false);
  const found = hits !== undefined && hits.length > 0;
  useActions(
    found
      ? [
          {
            id: 'triage.articles',
            label: t('articles.show'),
            key: 'f',
            icon: <IconBook2 size={15} />,
            run: () => setOpen(!open),
          },
        ]
      : [],
  );
  return (
    <section className={classes.box} aria-label={t('articles.title')} aria-busy={!hits && !error}>
      {found ? (
        <Fold hits={hits} open={open} toggle={() => setOpen(!open)} />
      ) : (
        <p className={classes.line}>
          <IconBook2 size={14} aria-hidden />
          {error ? (
            <>
              <span role="alert">{t('articles.failed', { message: error.message })}</span>
              <Button size="compact-xs" variant="subtle" onClick={again}>
                {t('articles.retry')}
              </Button>
            </>
          ) : (
            <span>{t(hits ? 'articles.none' : 'articles.looking')}</span>
          )}
          {hits ? <WriteLink row={row} /> : null}
        </p>
      )}
      {open && found ? <FitList row={row} hits={hits} /> : null}
    </section>
  );
}

interface FoldProps {
  hits: readonly ArticleHit[];
  open: boolean;
  toggle: () => void;
}

/** The line: how many there are and the first by name, a known error as what it is. */
function Fold({ hits, open, toggle }: FoldProps) {
  const { t } = useTranslation('defects');
  const narrow = useNarrow();
  const first = hits[0];
  const known = first && isKnownError(first);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <button type="button" className={classes.line} aria-expanded={open} onClick={toggle}>
      <Chevron size={14} aria-hidden />
      <span className={classes.name} title={t('articles.title')}>
        {t(narrow ? 'articles.short' : 'articles.title')}
      </span>
      <span className="tabular">{hits.length}</span>
      {first && !open ? (
        <span className={classes.first} data-known={known || undefined} title={first.title}>
          {known ? <KindMark kind={first.kind} /> : null}
          {known && narrow ? null : <span className={classes.firstTitle}>{first.title}</span>}
        </span>
      ) : null}
      <KeyHint keys={['F']} />
    </button>
  );
}

/** Each article with what can be done with it, and a new one at the foot. */
export function FitList({ row, hits }: { row: DefectRow; hits: readonly ArticleHit[] }) {
  return (
    <>
      <ul>
        {hits.map((hit) => (
          <Fit key={hit.id} row={row} hit={hit} />
        ))}
      </ul>
      <p className={classes.foot}>
        <WriteLink row={row} />
      </p>
    </>
  );
}

/** Begins an article with what the report says. */
export function WriteLink({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  return (
    <Link
      href={`${newArticlePath}${new URLSearchParams({ defect: row.id })}`}
      className={classes.write}
    >
      <IconPencil size={13} aria-hidden />
      {t('articles.write')}
    </Link>
  );
}
