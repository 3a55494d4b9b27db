import { IconChartBar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint, DefectCharts } from '@/bindings';
import { EmptyState, ErrorNote, PageBody, SkeletonRows } from '@/components';
import { formatShortDay } from '@/i18n/format';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { defectsPath } from '../paths';
import classes from './charts.module.css';
import { Columns, Lines, Table } from './drawn';

/** How defects come and go. Each chart stands as a table too, for those who listen. */
export default function DefectChartsPage() {
  const { t } = useTranslation('defects');
  const read = useRead('defect_chart', {});
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: t('charts.title') }]);
  return (
    <>
      <h1 className={classes.heard}>{t('charts.title')}</h1>
      <Faces here="charts" />
      <PageBody padded>
        {read.error && !read.data ? (
          <ErrorNote
            message={read.error.message}
            hint={read.error.hint}
            retry={() => void read.refetch()}
          />
        ) : read.data ? (
          <Drawn charts={read.data} />
        ) : (
          <SkeletonRows rows={6} height={48} />
        )}
      </PageBody>
    </>
  );
}

const total = (points: readonly ChartPoint[]) => points.reduce((all, one) => all + one.count, 0);

function Drawn({ charts }: { charts: DefectCharts }) {
  const { t } = useTranslation('defects');
  const { inflow, closure, age, sla, by_component, by_release } = charts;
  if (total(inflow) + total(closure) + total(age) + total(sla) === 0) {
    return (
      <EmptyState icon={<IconChartBar size={20} />} title={t('charts.none')}>
        {t('charts.noneText')}
      </EmptyState>
    );
  }
  const states = ['met', 'breached', 'running', 'paused'] as const;
  const named = (points: readonly ChartPoint[], name: (key: string) => string) =>
    points.map(({ key, count }) => ({ label: name(key), count }));
  return (
    <div className={classes.charts}>
      <Flow inflow={inflow} closure={closure} />
      {total(sla) > 0 ? (
        <Panel title={t('charts.sla')} about={<Met sla={sla} />}>
          <Lines
            title={t('charts.sla')}
            points={named(sla, (key) => {
              const known = states.find((one) => one === key);
              return known ? t(`charts.state.${known}`) : key;
            })}
            tone={(at) => (sla[at]?.key === 'breached' ? 'red' : 'ink')}
          />
        </Panel>
      ) : null}
      <Panel title={t('charts.age')}>
        <Lines title={t('charts.age')} points={named(age, (key) => key)} />
      </Panel>
      <Panel title={t('charts.byComponent')}>
        <Lines
          title={t('charts.byComponent')}
          points={named(by_component, (key) => key || t('charts.noComponent'))}
        />
      </Panel>
      <Panel title={t('charts.byRelease')}>
        <Lines
          title={t('charts.byRelease')}
          points={named(by_release, (key) => key || t('charts.noRelease'))}
        />
      </Panel>
    </div>
  );
}

interface PanelProps {
  title: string;
  about?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

function Panel({ title, about, wide, children }: PanelProps) {
  return (
    <section className={classes.panel} data-wide={wide || undefined}>
      <h2 className={classes.title}>{title}</h2>
      {about ? <p className={classes.about}>{about}</p> : null}
      {children}
    </section>
  );
}

function Flow({
  inflow,
  closure,
}: {
  inflow: readonly ChartPoint[];
  closure: readonly ChartPoint[];
}) {
  const { t } = useTranslation('defects');
  // What was not counted is not drawn as none.
  const both = total(closure) > 0;
  const keys = [...new Set([...inflow, ...closure].map((one) => one.key))].toSorted();
  const count = (points: readonly ChartPoint[], key: string) =>
    points.find((one) => one.key === key)?.count ?? 0;
  const weeks = keys.map((key) => ({
    label: formatShortDay(key),
    counts: both ? [count(inflow, key), count(closure, key)] : [count(inflow, key)],
  }));
  const names = both ? [t('charts.inflow'), t('charts.closure')] : [t('charts.inflow')];
  const title = t(both ? 'charts.flow' : 'charts.flowIn');
  return (
    <Panel wide title={title} about={both ? t('charts.flowAbout') : undefined}>
      <Columns weeks={weeks} names={names} />
      <Table
        title={title}
        head={[t('charts.week'), ...names]}
        rows={weeks.map(({ label, counts }) => [label, ...counts])}
      />
    </Panel>
  );
}

/** The share of those whose answer is known. */
function Met({ sla }: { sla: readonly ChartPoint[] }) {
  const { t } = useTranslation('defects');
  const of = (key: string) => sla.find((one) => one.key === key)?.count ?? 0;
  const count = of('met') + of('breached');
  if (count === 0) return null;
  return <>{t('charts.slaMet', { share: Math.round((100 * of('met')) / count), count })}</>;
}
