import type { ReactNode } from 'react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeDesk } from '@/bindings';
import { SectionHead } from '@/components';
import classes from './home.module.css';
import { DraftLine, DueLine, FlagLine, RecentLine, RunsOutLine } from './lines';
import { useLinkKeys } from './useLinkKeys';

/** What waits for somebody, what grows old, and what is new. */
export const HomeLists = memo(function HomeLists({ desk }: { desk: KnowledgeDesk }) {
  const { t } = useTranslation('knowledge');
  const box = useRef<HTMLDivElement>(null);
  useLinkKeys(box);
  const mine = desk.queue.filter((one) => !one.not_mine);
  const others = desk.queue.filter((one) => one.not_mine);
  return (
    <div ref={box} className={classes.lists}>
      <div className={classes.column}>
        <Part title={t('home.queue')} count={mine.length} none={t('home.noQueue')}>
          {mine.map((one) => (
            <DueLine key={one.article.id} due={one} />
          ))}
        </Part>
        {others.length > 0 ? (
          <Part title={t('home.others')} count={others.length}>
            {others.map((one) => (
              <DueLine key={one.article.id} due={one} />
            ))}
          </Part>
        ) : null}
        <Part title={t('home.recent')}>
          {desk.recent.map((one) => (
            <RecentLine key={one.id} row={one} />
          ))}
        </Part>
      </div>
      <div className={classes.column}>
        <Part title={t('home.drafts')} count={desk.drafts.length} none={t('home.noDrafts')}>
          {desk.drafts.map((one) => (
            <DraftLine key={one.article} draft={one} />
          ))}
        </Part>
        <Part title={t('home.runsOut')} count={desk.runs_out.length} none={t('home.noRunsOut')}>
          {desk.runs_out.map((one) => (
            <RunsOutLine key={one.id} row={one} />
          ))}
        </Part>
        <Part title={t('home.flags')} count={desk.flags.length} none={t('home.noFlags')}>
          {desk.flags.map((one) => (
            <FlagLine key={one.id} flag={one} />
          ))}
        </Part>
      </div>
    </div>
  );
});

interface PartProps {
  title: string;
  count?: number;
  /** What to say when there is nothing. */
  none?: string;
  children: ReactNode[];
}

function Part({ title, count, none, children }: PartProps) {
  return (
    <section className={classes.part}>
      <SectionHead title={title} count={count} />
      {children.length === 0 ? <p className={classes.none}>{none}</p> : <ul>{children}</ul>}
    </section>
  );
}
