import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentShape, Release } from '@/bindings';
import {
  ChangeArrow,
  ChangeMark,
  EmptyState,
  KeyHint,
  SidePanel,
  useNarrow,
  VirtualList,
} from '@/components';
import { useRowKeys } from '@/shell/keys';
import { ChangeCounts, GroupMark } from '../missing/ChangeCounts';
import { ComponentSources } from '../missing/ComponentSources';
import { Effects } from '../missing/ComponentsPanel';
import {
  componentItems,
  countChanges,
  heldAndGone,
  itemId,
  searchComponents,
} from '../model/componentGroups';
import type { Tab } from '../parts/paths';
import { previousTitle } from '../parts/previous';
import { askedSubject } from '../parts/subject';
import { useReleases } from '../parts/useReleases';
import { ChartFacts } from './ChartFacts';
import classes from './components.module.css';

interface ComponentsTabProps {
  release: Release;
  open: (tab: Tab) => void;
}

/** Every component with where it was read, grouped by what happened to it. */
export function ComponentsTab({ release, open }: ComponentsTabProps) {
  const { t } = useTranslation('releases');
  const narrow = useNarrow();
  const [text, setText] = useState('');
  const all = useMemo(() => heldAndGone(release), [release]);
  const [chosen, setChosen] = useState<string | null>(() => subjectOf(all, askedSubject()));
  const items = useMemo(() => componentItems(searchComponents(all, text)), [all, text]);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.component] : []));
  const component = all.find((one) => one.name === chosen);
  useRowKeys({
    count: rows.length,
    selected: rows.findIndex((one) => one.name === chosen),
    select: (row) => setChosen(rows[row]?.name ?? null),
    open: (row) => setChosen(rows[row]?.name ?? null),
  });
  if (release.components.length === 0) {
    return (
      <EmptyState
        title={t('components.none')}
        action={<Button onClick={() => open('notes')}>{t('components.openNotes')}</Button>}
      >
        {t('components.noneBody')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <div className={classes.main} data-beside={component ? true : undefined}>
        <Bar release={release} text={text} setText={setText} />
        <div className={classes.columns} aria-hidden>
          <span>{t('components.columns.name')}</span>
          <span>{t('components.columns.change')}</span>
          <span />
          <span>{t('components.columns.effects')}</span>
          <span>{t('components.columns.where')}</span>
        </div>
        <VirtualList
          label={t('components.title')}
          items={items}
          itemId={itemId}
          sightId={chosen}
          estimate={() => 32}
          empty={<EmptyState title={t('components.noMatch', { text })} />}
        >
          {(item) =>
            item.kind === 'head' ? (
              <h3 className={classes.band}>
                <GroupMark group={item.key} />
                {t(`group.${item.key}`)}
                <span className={classes.count}>{item.count}</span>
              </h3>
            ) : (
              <Row
                component={item.component}
                selected={item.component.name === chosen}
                choose={() => setChosen(item.component.name)}
              />
            )
          }
        </VirtualList>
      </div>
      {component ? (
        <SidePanel
          name="component"
          width={narrow ? 360 : 420}
          title={t('components.details', { name: component.name })}
          onClose={() => setChosen(null)}
        >
          <div className={classes.detail}>
            <ChangeArrow from={component.from} to={component.version} change={component.change} />
            <ComponentSources key={component.name} release={release} component={component} />
          </div>
        </SidePanel>
      ) : null}
    </div>
  );
}

function subjectOf(components: readonly ComponentShape[], subject: string | null): string | null {
  return components.find((component) => component.name === subject)?.name ?? null;
}

interface BarProps {
  release: Release;
  text: string;
  setText: (text: string) => void;
}

function Bar({ release, text, setText }: BarProps) {
  const { t } = useTranslation('releases');
  const previous = previousTitle(release, useReleases());
  return (
    <div className={classes.bar}>
      <VisuallyHidden component="h2">{t('components.title')}</VisuallyHidden>
      <TextInput
        size="xs"
        w={220}
        aria-label={t('components.search')}
        placeholder={t('components.search')}
        data-search-here
        leftSection={<IconSearch size={14} />}
        rightSection={<KeyHint keys={['/']} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className={classes.quiet}>
        {t('components.against')} {previous ?? t('components.noPrevious')}
      </span>
      {release.chart ? <ChartFacts chart={release.chart} /> : null}
      <ChangeCounts counts={countChanges(heldAndGone(release))} />
    </div>
  );
}

interface RowProps {
  component: ComponentShape;
  selected: boolean;
  choose: () => void;
}

function Row({ component, selected, choose }: RowProps) {
  const { t } = useTranslation('releases');
  const known = ['notes', 'app_version', 'dependencies', 'manual'] as const;
  const where = known
    .filter((source) => component.sources.some((one) => one.source === source))
    .map((source) => t(`components.source.${source}`));
  return (
    <button type="button" className={classes.row} aria-pressed={selected} onClick={choose}>
      <span className={classes.name}>{component.name}</span>
      <span className={classes.versions}>
        <ChangeArrow from={component.from} to={component.version} change={component.change} plain />
      </span>
      <ChangeMark change={component.change} />
      <span className={classes.quiet}>
        <Effects component={component} />
      </span>
      <span className={classes.where} title={where.join(' · ')}>
        {where.join(' · ')}
      </span>
    </button>
  );
}
