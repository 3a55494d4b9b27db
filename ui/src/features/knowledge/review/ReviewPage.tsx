import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { KnowledgeDesk } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows, useNarrow } from '@/components';
import { keptWidth, Splitter } from '@/features/defects/parts/Splitter';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { useRowKeys } from '@/shell/keys';
import { Faces } from '../parts/Faces';
import { knowledgePath, reviewOf, reviewPath } from '../paths';
import { Gone } from './Gone';
import { inOrder, Queue } from './Queue';
import { ReviewPane } from './ReviewPane';
import classes from './review.module.css';

/** The review queue, and what is in front of it. */
export default function ReviewPage() {
  const desk = useRead('knowledge_desk', {});
  return (
    <>
      <Faces here="review" />
      {desk.data ? (
        <Panes desk={desk.data} />
      ) : desk.error ? (
        <ErrorNote
          message={desk.error.message}
          hint={desk.error.hint}
          retry={() => void desk.refetch()}
        />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}

function Panes({ desk }: { desk: KnowledgeDesk }) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const [, go] = useLocation();
  const { id } = useParams<{ id?: string }>();
  const wanted = id ? decodeURIComponent(id) : null;
  const order = inOrder(desk);
  const at = Math.max(0, wanted ? order.findIndex((one) => one.article.id === wanted) : 0);
  const due = wanted && order[at]?.article.id !== wanted ? undefined : order[at];
  const usual = narrow ? 196 : 252;
  useCrumbs([
    { label: t('title'), path: knowledgePath },
    { label: t('review.title'), path: due ? reviewPath : undefined },
    ...(due ? [{ label: due.article.title }] : []),
  ]);
  useRowKeys({
    arrows: false,
    count: order.length,
    selected: at,
    select: (row) => {
      const one = order[row];
      if (one) go(reviewOf(one.article.id));
    },
    open: () => document.querySelector<HTMLElement>('[data-diff]')?.focus(),
  });
  const name = narrow ? 'review.narrow' : 'review';
  return (
    <div
      key={name}
      className={classes.panes}
      style={{ '--queue': `${keptWidth(name) ?? usual}px` } as React.CSSProperties}
    >
      <Queue desk={desk} here={due?.article.id ?? null} />
      <Splitter
        leading
        label={t('review.resize')}
        variable="--queue"
        name={name}
        least={170}
        most={420}
        usual={usual}
      />
      {due ? (
        <ReviewPane due={due} next={(order[at + 1] ?? order[at - 1])?.article.id ?? null} />
      ) : wanted ? (
        <Gone id={wanted} />
      ) : (
        <div className={classes.pane}>
          <h1 className={classes.heard}>{t('review.heading')}</h1>
          <EmptyState title={t('review.empty')}>{t('review.emptyText')}</EmptyState>
        </div>
      )}
    </div>
  );
}
