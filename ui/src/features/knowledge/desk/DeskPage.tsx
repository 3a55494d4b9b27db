import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeDesk } from '@/bindings';
import { ErrorNote, PageBody, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Folders } from '../folders/Folders';
import { DueLine, RunsOutLine } from '../home/lines';
import { useLinkKeys } from '../home/useLinkKeys';
import { Faces } from '../parts/Faces';
import { knowledgePath } from '../paths';
import { Broken } from './Broken';
import classes from './desk.module.css';
import { Figures } from './Figures';
import { Flags } from './Flags';
import { Misses } from './Misses';
import { Missing } from './Missing';
import { Panel } from './Panel';
import { Products } from './Products';

/** What managers look at: what waits, what grew old, and what the knowledge base lacks. */
export default function DeskPage() {
  const { t } = useTranslation('knowledge');
  const desk = useRead('knowledge_desk', {});
  useCrumbs([{ label: t('title'), path: knowledgePath }, { label: t('face.desk') }]);
  return (
    <>
      <h1 className={classes.heard}>{t('face.desk')}</h1>
      <Faces here="desk" />
      {desk.data ? (
        <PageBody padded>
          <Panels desk={desk.data} />
        </PageBody>
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

function Panels({ desk }: { desk: KnowledgeDesk }) {
  const { t } = useTranslation('knowledge');
  const box = useRef<HTMLDivElement>(null);
  useLinkKeys(box);
  const overdue = desk.runs_out.filter((one) => one.stale);
  return (
    <div ref={box} className={classes.page}>
      <Figures desk={desk} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Panel title={t('desk.queue')} count={desk.queue.length} none={t('desk.noQueue')}>
            {desk.queue.map((one) => (
              <DueLine key={one.article.id} due={one} />
            ))}
          </Panel>
          <Panel title={t('desk.overdueList')} count={desk.overdue} none={t('desk.noOverdue')}>
            {overdue.map((one) => (
              <RunsOutLine key={one.id} row={one} />
            ))}
          </Panel>
          <Flags flags={desk.flags} />
          <Broken />
          <Folders />
        </div>
        <div className={classes.column}>
          <Products products={desk.products} />
          <Missing missing={desk.missing} />
          <Misses misses={desk.misses} />
        </div>
      </div>
    </div>
  );
}
