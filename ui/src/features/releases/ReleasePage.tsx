import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useLocation, useParams } from 'wouter';
import type { Release } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { ExchangeTab } from '@/features/bundles/ExchangeTab';
import { MakeDialog } from '@/features/bundles/MakeDialog';
import { ReleaseEvidence } from '@/features/evidence/ReleaseEvidence';
import { RunbookTab } from '@/features/runbooks/RunbookTab';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { ComponentsTab } from './components/ComponentsTab';
import { HandoverTab } from './handover/HandoverTab';
import { HistoryTab } from './history/HistoryTab';
import { MissingTab } from './missing/MissingTab';
import { NotesTab } from './notes/NotesTab';
import { type Dialog, ReleaseDialogs } from './page/ReleaseDialogs';
import { ReleaseHead } from './page/ReleaseHead';
import {
  comparePath,
  planCopyPath,
  releasePath,
  releasesPath,
  TABS,
  type Tab,
} from './parts/paths';
import { ReadinessTab } from './readiness/ReadinessTab';
import { WindowsTab } from './windows/WindowsTab';

export default function ReleasePage() {
  const { t } = useTranslation('releases');
  const { id = '', tab = 'missing' } = useParams<{ id: string; tab?: string }>();
  const read = useRead('release_show', { release: id }, { keep: true });
  useCrumbs([{ label: t('title'), path: releasesPath }, { label: read.data?.title ?? '…' }]);
  if (read.error?.code === 'not_found') return <NotFound />;
  if (read.error) {
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  }
  if (!read.data) return <SkeletonRows rows={12} />;
  if (!isTab(tab)) return <Redirect to={releasePath(id)} />;
  return <Shown release={read.data} tab={tab} />;
}

function isTab(tab: string): tab is Tab {
  return (TABS as readonly string[]).includes(tab);
}

function Shown({ release, tab }: { release: Release; tab: Tab }) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  useActions([
    {
      id: 'release.edit',
      label: `${t('page.edit')} ${release.title}`,
      key: 'e',
      run: () => setDialog('edit'),
    },
    {
      id: 'release.compare',
      label: `${t('compare')} ${release.title}`,
      run: () => go(comparePath('-', release.id)),
    },
    {
      id: 'release.copy',
      label: t('page.planCopy', { title: release.title }),
      run: () => go(planCopyPath(release.id)),
    },
    ...TABS.map((one) => ({
      id: `release.${one}`,
      label: t('page.openTab', { tab: t(`tabs.${one}`), title: release.title }),
      run: () => go(releasePath(release.id, one)),
    })),
  ]);
  const open = (to: Tab, subject?: string) =>
    go(releasePath(release.id, to), { state: { subject } });
  return (
    <>
      <ReleaseHead release={release} tab={tab} openDialog={setDialog} />
      {tab === 'missing' ? (
        <MissingTab release={release} open={open} openDialog={setDialog} />
      ) : null}
      {tab === 'components' ? <ComponentsTab release={release} open={open} /> : null}
      {tab === 'notes' ? <NotesTab release={release} /> : null}
      {tab === 'readiness' ? <ReadinessTab release={release} /> : null}
      {tab === 'windows' ? <WindowsTab release={release} /> : null}
      {tab === 'evidence' ? <ReleaseEvidence release={release} /> : null}
      {tab === 'runbook' ? <RunbookTab release={release} /> : null}
      {tab === 'handover' ? <HandoverTab release={release} /> : null}
      {tab === 'exchange' ? <ExchangeTab release={release} /> : null}
      {tab === 'history' ? <HistoryTab release={release} /> : null}
      {dialog === 'make' ? (
        <MakeDialog release={release} what="release" onClose={() => setDialog(null)} />
      ) : null}
      <ReleaseDialogs release={release} dialog={dialog} close={() => setDialog(null)} />
    </>
  );
}

function NotFound() {
  const { t } = useTranslation('releases');
  return (
    <EmptyState
      title={t('page.notFound')}
      action={
        <Button component={Link} href={releasesPath}>
          {t('page.back')}
        </Button>
      }
    >
      {t('page.notFoundBody')}
    </EmptyState>
  );
}
