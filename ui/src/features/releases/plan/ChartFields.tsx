import { Anchor, Group, Select, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ChartVersion } from '@/bindings';
import { useRead } from '@/query';
import { stableFirst, versionTail } from '../model/chartVersions';
import classes from './plan.module.css';
import type { PlanForm } from './usePlanForm';

/** Picks a chart and one of its versions, out of what the repositories were read to hold. */
export function ChartFields({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const list = useRead('chart_list', {});
  const charts = list.data?.charts ?? [];
  const { repo, chart } = form.values;
  const repos = [...new Set(charts.map((one) => one.repo))];
  const data = repos.map((group) => ({
    group,
    items: charts
      .filter((one) => one.repo === group)
      .map((one) => ({ value: `${one.repo}/${one.name}`, label: one.name })),
  }));
  const choose = (value: string | null) => {
    const found = charts.find((one) => `${one.repo}/${one.name}` === value);
    form.set({
      repo: found?.repo ?? '',
      chart: found?.name ?? '',
      version: found?.latest ?? '',
    });
  };
  if (list.data && charts.length === 0) {
    return (
      <Text size="sm">
        {t('planForm.noCharts')}{' '}
        <Anchor component={Link} href="/charts" size="sm">
          {t('planForm.addRepo')}
        </Anchor>
      </Text>
    );
  }
  return (
    <div className={classes.pair}>
      <Select
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { field: t('planForm.chart') }) }}
        limit={200}
        label={t('planForm.chart')}
        placeholder={t('planForm.chartSearch')}
        data={data}
        value={chart ? `${repo}/${chart}` : null}
        onChange={choose}
        error={form.error('chart')}
      />
      <VersionField form={form} />
    </div>
  );
}

function VersionField({ form }: { form: PlanForm }) {
  const { t } = useTranslation('releases');
  const { repo, chart, version } = form.values;
  const [all, setAll] = useState(false);
  const list = useRead(
    'chart_versions',
    { chart, repo, all },
    { enabled: chart !== '', keep: true },
  );
  const versions = chart ? stableFirst(list.data?.versions ?? []) : [];
  const isListed = versions.some((one) => one.version === version);
  const data = versions.map((one) => one.version);
  return (
    <div>
      <Select
        searchable
        allowDeselect={false}
        limit={200}
        disabled={!chart}
        label={t('planForm.version')}
        placeholder={t('planForm.versionSearch')}
        className={classes.mono}
        data={version && !isListed ? [version, ...data] : data}
        value={version || null}
        onChange={(value) => form.set({ version: value ?? '' })}
        renderOption={({ option }) => (
          <VersionOption
            version={versions.find((one) => one.version === option.value)}
            text={option.value}
          />
        )}
        error={form.error('version')}
      />
      <Switch
        mt={6}
        size="xs"
        label={t('planForm.allChannels')}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
      />
    </div>
  );
}

function VersionOption({ version, text }: { version: ChartVersion | undefined; text: string }) {
  const { t } = useTranslation(['releases', 'charts']);
  const tail = version ? versionTail(version) : [];
  const words = tail.map((part) => {
    if (part === 'planned') {
      const titles = version?.releases.map((release) => release.title).join(', ') ?? '';
      return t('releases:planForm.planned', { titles });
    }
    if (part === 'republished') return t('releases:planForm.republished');
    if (part === 'vanished') return t('releases:planForm.vanished');
    return t(`charts:chart.channel.${part}`);
  });
  return (
    <Group gap={8} wrap="nowrap" justify="space-between" w="100%">
      <span className="mono">{text}</span>
      <span className={classes.tail}>{words.join(' · ')}</span>
    </Group>
  );
}
