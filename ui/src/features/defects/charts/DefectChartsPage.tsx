import { IconChartBar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint, DefectCharts, SlaWeek } from '@/bindings';
import { EmptyState, ErrorNote, PageBody, SkeletonRows } from '@/components';
import { formatShortDay } from '@/i18n/format';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { defectsPath } from '../paths';
import classes from './charts.module.css';
import { Columns, Lines, type Series, Table, type Week } from './drawn';
import { everyWeek } from './weeks';

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
  const { inflow, closure, age, sla, sla_weeks = [], by_component, by_release } = charts;
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
      {sla_weeks.length > 0 ? <Answers weeks={sla_weeks} /> : null}
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
  children: ReactNode;
}

function Panel({ title, about, children }: PanelProps) {
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{title}</h2>
      {about ? <p className={classes.about}>{about}</p> : null}
      {children}
    </section>
  );
}

/** What came and what went, week by week, in one chart. */
function Flow({ inflow, closure }: Pick<DefectCharts, 'inflow' | 'closure'>) {
  const { t } = useTranslation('defects');
  // What was not counted is not drawn as none.
  const both = closure.length > 0;
  const count = (points: readonly ChartPoint[], week: string) =>
    points.find((one) => one.key === week)?.count ?? 0;
  const series: Series[] = [{ name: t('charts.inflow'), tone: 'ink' }];
  if (both) series.push({ name: t('charts.closure'), tone: 'teal' });
  const weeks = everyWeek([...inflow, ...closure].map((one) => one.key)).map((week) => ({
    label: formatShortDay(week),
    counts: both ? [count(inflow, week), count(closure, week)] : [count(inflow, week)],
  }));
  return (
    <Weekly
      title={t(both ? 'charts.flow' : 'charts.flowIn')}
      about={both ? t('charts.flowAbout') : undefined}
      weeks={weeks}
      series={series}
    />
  );
}

/** Answers in time beside those that were late, by the week they were due. */
function Answers({ weeks }: { weeks: readonly SlaWeek[] }) {
  const { t } = useTranslation('defects');
  const of = (week: string) => weeks.find((one) => one.week === week);
  return (
    <Weekly
      title={t('charts.slaWeeks')}
      weeks={everyWeek(weeks.map((one) => one.week)).map((week) => ({
        label: formatShortDay(week),
        counts: [of(week)?.met ?? 0, of(week)?.breached ?? 0],
      }))}
      series={[
        { name: t('charts.met'), tone: 'teal' },
        { name: t('charts.late'), tone: 'red' },
      ]}
    />
  );
}

interface WeeklyProps {
  title: string;
  about?: string;
  weeks: readonly Week[];
  series: readonly Series[];
}

function Weekly({ title, about, weeks, series }: WeeklyProps) {
  const { t } = useTranslation('defects');
  return (
    <Panel title={title} about={about}>
      <Columns weeks={weeks} series={series} />
      <Table
        title={title}
        head={[t('charts.week'), ...series.map((one) => one.name)]}
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
