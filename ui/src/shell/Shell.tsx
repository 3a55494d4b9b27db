import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Workspace } from '@/bindings';
import { EmptyState } from '@/components/Layout';
import { ErrorNote, SkeletonRows } from '@/components/Notes';
import { later } from '@/later';
import { routes } from '@/routes';
import { Guard } from './Guard';
import { useGlobalActions } from './global-actions';
import { useGlobalKeys } from './global-keys';
import { useIntakeNotice } from './intake-notice';
import { Navigation } from './Navigation';
import { SampleBanner } from './SampleBanner';
import classes from './Shell.module.css';
import { StatusLine } from './StatusLine';
import { TopBar } from './TopBar';
import { useWorkspace } from './workspace';

const FirstRun = later(() => import('@/features/first-run/FirstRunPage'));
const DamagedData = later(() => import('./DamagedData'));
// None is part of the first frame; their script follows it.
const Palette = later(() => import('./Palette'));
const KeyboardOverlay = later(() => import('./KeyboardOverlay'));
const HaltDialog = later(() => import('@/features/windows/freezes/HaltDialog'));

/** The window: the first run until there is a hub and it has been left, then the frame. */
export function Shell() {
  const { t } = useTranslation('shell');
  const workspace = useWorkspace();
  const client = useQueryClient();
  // Setting up saves the hub in its first step; the other steps stay until they are done or left.
  const [settingUp, setSettingUp] = useState(false);
  if (workspace.error && !workspace.data) {
    return (
      <main className={classes.alone}>
        <h1 className={classes.aloneTitle}>{t('workspaceFailed')}</h1>
        <ErrorNote
          message={workspace.error.message}
          hint={workspace.error.hint}
          retry={() => void workspace.refetch()}
        />
        {workspace.error.code === 'damaged' ? (
          <Suspense>
            <DamagedData restored={() => void client.resetQueries()} />
          </Suspense>
        ) : null}
      </main>
    );
  }
  if (!workspace.data) return <SkeletonRows rows={12} />;
  if (!workspace.data.hub || (settingUp && !workspace.data.sample)) {
    return (
      <Suspense fallback={<SkeletonRows rows={12} />}>
        <FirstRun onBegin={() => setSettingUp(true)} onDone={() => setSettingUp(false)} />
      </Suspense>
    );
  }
  return <Frame workspace={workspace.data} />;
}

/** What lies over the page. */
type Over = 'palette' | 'keys' | 'halt';

function Frame({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('shell');
  const [, go] = useLocation();
  const [open, setOpen] = useState<Over | null>(null);
  // What was open once stays made, so that it can give the focus back.
  const [made, setMade] = useState<readonly Over[]>([]);
  const show = useCallback((what: Over) => {
    setMade((before) => (before.includes(what) ? before : [...before, what]));
    setOpen(what);
  }, []);
  const close = useCallback(() => setOpen(null), []);
  const showKeys = useCallback(() => show('keys'), [show]);
  const askHalt = useCallback(() => show('halt'), [show]);
  const actions = useGlobalActions(showKeys, askHalt);
  useIntakeNotice(workspace.intakes);
  useGlobalKeys({
    palette: () => show('palette'),
    overlay: showKeys,
    undo: () => actions.find((one) => one.id === 'undo')?.run(),
    go,
  });
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={skipToPage}>
        {t('skip')}
      </button>
      <Navigation workspace={workspace} />
      <div className={classes.main}>
        <TopBar people={workspace.people} onSearch={() => show('palette')} />
        {workspace.sample ? <SampleBanner /> : null}
        <main id="page" tabIndex={-1} className={classes.page}>
          <Pages />
        </main>
        <StatusLine workspace={workspace} />
      </div>
      <Suspense>
        {made.includes('palette') ? (
          <Palette opened={open === 'palette'} onClose={close} actions={actions} />
        ) : null}
        {open === 'halt' ? <HaltDialog close={close} /> : null}
        {made.includes('keys') ? (
          <KeyboardOverlay opened={open === 'keys'} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

/** A button and not a link: the hash is the page's address and must not change. */
function skipToPage() {
  document.getElementById('page')?.focus();
}

function Pages() {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  return (
    <Guard
      page={location}
      fallback={(again) => (
        <ErrorNote message={t('pageFailed')} hint={t('pageFailedHint')} retry={again} />
      )}
    >
      <Suspense fallback={<SkeletonRows />}>
        <Switch>
          {routes.map(({ path, page: Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
          <Route path="/">
            <Redirect to="/overview" replace />
          </Route>
          <Route>
            <EmptyState title={t('noPage')}>{t('noPageText')}</EmptyState>
          </Route>
        </Switch>
      </Suspense>
    </Guard>
  );
}
