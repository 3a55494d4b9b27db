import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '@/components/Choice';
import { PageHead } from '@/components/Layout';
import { ErrorNote, SkeletonRows } from '@/components/Notes';
import { dayIn } from '@/features/windows/calendar/model/range';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { useWorkspace } from '@/shell/workspace';
import { IncrementPicture } from './IncrementPicture';
import { Intakes } from './Intakes';
import { OnTheWay } from './OnTheWay';
import classes from './Overview.module.css';
import { Tasks } from './Tasks';

/** What needs whoever acts now, the releases on their way, and the increment in one picture. */
export default function OverviewPage() {
  const { t } = useTranslation('overview');
  const [mine, setMine] = useState(true);
  const { data, error, refetch } = useRead('overview_show', { mine }, { keep: true });
  const workspace = useWorkspace().data;
  useCrumbs([{ label: t('title') }]);
  const tasks = data?.tasks ?? [];
  const overdue = tasks.filter((one) => one.overdue).length;
  const count = mine
    ? t('needs', { count: tasks.length })
    : t('needsDesk', { count: tasks.length });
  const whose = (
    <Choice
      label={t('whose')}
      value={mine ? 'mine' : 'desk'}
      onChange={(value) => setMine(value === 'mine')}
      options={[
        { value: 'mine', label: t('mine') },
        { value: 'desk', label: t('desk') },
      ]}
    />
  );
  return (
    <>
      <PageHead
        title={data?.today ?? t('title')}
        meta={
          data
            ? [count, overdue > 0 ? t('overdue', { count: overdue }) : '']
                .filter(Boolean)
                .join(', ')
            : null
        }
        actions={whose}
      />
      {error && !data ? (
        <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
      ) : null}
      {data ? (
        <div className={classes.page}>
          <div className={classes.upper}>
            <Tasks
              tasks={tasks}
              mine={mine}
              bare={workspace?.repos.length === 0}
              today={dayIn(data.at.at, workspace?.hub?.zone ?? 'UTC')}
            />
            <div className={classes.side}>
              <Intakes />
              <OnTheWay releases={data.releases} />
            </div>
          </div>
          <IncrementPicture picture={data.picture} />
        </div>
      ) : error ? null : (
        <SkeletonRows rows={8} height={44} />
      )}
    </>
  );
}
