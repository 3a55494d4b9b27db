import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowsDiff,
  IconCalendarEvent,
  IconDots,
  IconLock,
  IconPackage,
  IconUser,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Release } from '@/bindings';
import { PageHead, StateMark, useNarrow } from '@/components';
import { useWrite } from '@/query';
import { openFindings } from '../model/findingGroups';
import { isSettled } from '../model/states';
import { comparePath, planCopyPath, releasePath, TABS, type Tab } from '../parts/paths';
import { ReleaseMark } from '../parts/ReleaseMark';
import { titleOf } from '../parts/say';
import classes from './page.module.css';
import type { Dialog } from './ReleaseDialogs';
import { StatePath } from './StatePath';

interface ReleaseHeadProps {
  release: Release;
  tab: Tab;
  openDialog: (dialog: Dialog) => void;
}

/** Title row, state path and tabs of a release. */
export function ReleaseHead({ release, tab, openDialog }: ReleaseHeadProps) {
  const { t } = useTranslation('releases');
  const narrow = useNarrow();
  // With what it is packaged with, the facts take a line of their own: the title is read whole.
  const under = narrow || release.products.length > 0;
  return (
    <PageHead
      title={release.title}
      meta={under ? <ReleaseMark state={release.state} /> : <Facts release={release} />}
      actions={
        <>
          <Button
            component={Link}
            href={comparePath('-', release.id)}
            variant="default"
            leftSection={<IconArrowsDiff size={15} />}
          >
            {t('compare')}
          </Button>
          {release.next ? <MoveButton release={release} /> : null}
          <MoreMenu release={release} openDialog={openDialog} />
        </>
      }
    >
      {under ? (
        <div className={classes.under}>
          <Facts release={release} plain />
        </div>
      ) : null}
      <StatePath release={release} />
      {release.prevention && tab !== 'missing' ? (
        <p className={classes.prevention}>
          <StateMark
            mark="blocked"
            label={t('page.prevention', { reason: release.prevention.reason })}
          />
          <span className={classes.quiet}>
            {t('page.preventionBy', { by: release.prevention.by, at: release.prevention.at.label })}
          </span>
          <Button
            size="compact-xs"
            variant="default"
            className={classes.whole}
            onClick={() => openDialog('lift')}
          >
            {t('page.lift')}
          </Button>
        </p>
      ) : null}
      <TabRow release={release} tab={tab} />
    </PageHead>
  );
}

function Facts({ release, plain = false }: { release: Release; plain?: boolean }) {
  const { t } = useTranslation('releases');
  const { target } = release;
  return (
    <>
      {plain ? null : <ReleaseMark state={release.state} />}
      <Fact icon={<IconUser size={14} aria-hidden />}>{release.owner ?? t('page.noOwner')}</Fact>
      <Fact>{release.pi ?? t('page.noPi')}</Fact>
      {release.products.map((one) => (
        <Fact key={one.product_id} icon={<IconPackage size={14} aria-hidden />}>
          {t('packaged.with', one)}
        </Fact>
      ))}
      <Fact icon={<IconCalendarEvent size={14} aria-hidden />}>
        {target ? t('page.target', { label: target.label }) : t('page.noTarget')}
      </Fact>
    </>
  );
}

function Fact({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.fact}>
      {icon}
      <span className={classes.factText}>{children}</span>
    </span>
  );
}

/** Moves the release to its next state; while findings block it, opens what is missing instead. */
function MoveButton({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const advance = useWrite('release_advance');
  const { next, blocks } = release;
  if (!next) return null;
  const label = t('page.move', { state: t(`state.${next}`).toLowerCase() });
  if (blocks > 0 || release.prevention) {
    const why = blocks > 0 ? t('gate.blocks', { count: blocks }) : t('gate.prevented');
    return (
      <Button
        variant="default"
        className={classes.locked}
        leftSection={<IconLock size={15} />}
        rightSection={<span className={classes.lockCount}>{why}</span>}
        title={t('page.locked', { count: blocks })}
        onClick={() => go(releasePath(release.id))}
      >
        {label}
      </Button>
    );
  }
  const move = () =>
    advance.run(
      { release: release.id, to: next },
      {
        done: (answer) =>
          t('page.moved', { title: titleOf(answer), state: t(`state.${next}`).toLowerCase() }),
      },
    );
  return (
    <Button loading={advance.running} onClick={() => void move()}>
      {label}
    </Button>
  );
}

function MoreMenu({ release, openDialog }: Omit<ReleaseHeadProps, 'tab'>) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const open = !isSettled(release.state);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={28} aria-label={t('page.more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => openDialog('make')}>{t('page.make')}</Menu.Item>
        <Menu.Item onClick={() => openDialog('edit')}>{t('page.edit')}</Menu.Item>
        <Menu.Item onClick={() => go(planCopyPath(release.id))}>
          {t('page.planCopy', { title: release.title })}
        </Menu.Item>
        <Menu.Divider />
        {release.prevention ? (
          <Menu.Item onClick={() => openDialog('lift')}>{t('page.lift')}</Menu.Item>
        ) : open ? (
          <Menu.Item onClick={() => openDialog('prevent')}>{t('page.prevent')}</Menu.Item>
        ) : null}
        {release.next && release.blocks > 0 ? (
          <Menu.Item color="red" onClick={() => openDialog('override')}>
            {t('page.override')}
          </Menu.Item>
        ) : null}
        {open ? (
          <Menu.Item color="red" onClick={() => openDialog('reject')}>
            {t('page.reject')}
          </Menu.Item>
        ) : null}
        <Menu.Item color="red" onClick={() => openDialog('remove')}>
          {t('page.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function TabRow({ release, tab }: { release: Release; tab: Tab }) {
  const { t } = useTranslation('releases');
  const counts: Partial<Record<Tab, ReactNode>> = {
    missing: openFindings(release.findings).length,
    components: release.components.length,
    readiness: t('checksOf', { done: release.checks_done, total: release.checks_total }),
  };
  const row = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is another one to bring into sight
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);
  return (
    <nav ref={row} aria-label={t('tabs.label')} className={classes.tabs}>
      {TABS.map((one) => (
        <Link
          key={one}
          href={releasePath(release.id, one)}
          aria-current={one === tab ? 'page' : undefined}
          className={classes.tab}
        >
          {t(`tabs.${one}`)}
          {counts[one] === undefined ? null : (
            <span className={classes.tabCount}>{counts[one]}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
