import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentShape, Release } from '@/bindings';
import { ChangeArrow, ChangeMark, EmptyState, VirtualList } from '@/components';
import {
  componentItems,
  countChanges,
  heldAndGone,
  isOpenDisagreement,
  itemId,
} from '../model/componentGroups';
import { previousTitle } from '../parts/previous';
import { useReleases } from '../parts/useReleases';
import { ChangeCounts, GroupMark } from './ChangeCounts';
import { ComponentSources } from './ComponentSources';
import classes from './missing.module.css';

interface ComponentsPanelProps {
  release: Release;
  /** The component whose sources are open. */
  opened: string | null;
  setOpened: (name: string | null) => void;
  showAll: () => void;
  /** Opens what decides the release it is compared with. */
  edit: () => void;
}

/** The components of a release against the one before, disagreements first. */
export function ComponentsPanel(props: ComponentsPanelProps) {
  const { release, opened, setOpened } = props;
  const { t } = useTranslation('releases');
  const releases = useReleases();
  const all = useMemo(() => heldAndGone(release), [release]);
  const items = useMemo(() => componentItems(all), [all]);
  // A disagreement that nobody has decided stands open, unless another was opened.
  const open = opened ?? release.components.find(isOpenDisagreement)?.name ?? null;
  return (
    <section className={classes.panel} aria-label={t('components.title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('components.title')}</h2>
        <span className={classes.against}>{t('components.against')}</span>
        <Button
          size="xs"
          variant="default"
          onClick={props.edit}
          title={t('components.choosePrevious')}
        >
          {previousTitle(release, releases) ?? t('components.noPrevious')}
        </Button>
        <ChangeCounts counts={countChanges(all)} />
      </header>
      <VirtualList
        label={t('components.title')}
        items={items}
        itemId={itemId}
        estimate={(item) => (item.kind === 'row' && item.component.name === open ? 190 : 29)}
        empty={<EmptyState title={t('components.none')}>{t('components.noneBody')}</EmptyState>}
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
              release={release}
              component={item.component}
              open={item.component.name === open}
              toggle={() => setOpened(item.component.name === open ? '' : item.component.name)}
            />
          )
        }
      </VirtualList>
      <Foot release={release} showAll={props.showAll} />
    </section>
  );
}

interface RowProps {
  release: Release;
  component: ComponentShape;
  open: boolean;
  toggle: () => void;
}

function Row({ release, component, open, toggle }: RowProps) {
  return (
    <div className={classes.component} data-open={open || undefined}>
      <button type="button" className={classes.line} aria-expanded={open} onClick={toggle}>
        <span className={classes.name}>{component.name}</span>
        <span className={classes.versions}>
          <ChangeArrow
            from={component.from}
            to={component.version}
            change={component.change}
            plain
          />
        </span>
        <ChangeMark change={component.change} />
        <span className={classes.effects}>
          <Effects component={component} />
        </span>
      </button>
      {open ? <ComponentSources release={release} component={component} /> : null}
    </div>
  );
}

/** What a component brings along: the one fact that asks most of a reviewer. */
export function Effects({ component }: { component: ComponentShape }) {
  const { t } = useTranslation('releases');
  const { migrations, configs } = component;
  if (migrations > 0) return t('components.migrations', { count: migrations });
  if (component.change === 'downgraded') return t('components.confirm');
  return configs > 0 ? t('components.configs', { count: configs }) : null;
}

function Foot({ release, showAll }: { release: Release; showAll: () => void }) {
  const { t } = useTranslation('releases');
  const sum = (pick: (component: ComponentShape) => number) =>
    release.components.reduce((total, component) => total + pick(component), 0);
  const configured = sum((component) => (component.configs > 0 ? 1 : 0));
  const migrations = sum((component) => component.migrations);
  const facts = [
    configured > 0 ? t('components.configServices', { count: configured }) : null,
    migrations > 0 ? t('components.migrations', { count: migrations }) : null,
  ].filter(Boolean);
  return (
    <footer className={classes.foot}>
      <span className={classes.subjects}>{facts.join(' · ')}</span>
      <Button size="compact-sm" variant="subtle" onClick={showAll}>
        {t('components.showAll', { count: release.components.length })}
      </Button>
    </footer>
  );
}
