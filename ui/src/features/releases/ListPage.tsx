import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
  IconArrowsDiff,
  IconPackageImport,
  IconPackages,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { ReleaseSummary } from '@/bindings';
import { EmptyState, ErrorNote, KeyHint, PageHead, SkeletonRows, useNarrow } from '@/components';
import { ReceiveDialog } from '@/features/bundles/ReceiveDialog';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { ReleaseBoard } from './list/ReleaseBoard';
import { ReleaseTable } from './list/ReleaseTable';
import { isSettled } from './model/states';
import { comparePath, planPath } from './parts/paths';

type View = 'table' | 'board';

export default function ListPage() {
  const { t } = useTranslation('releases');
  const narrow = useNarrow();
  const [, go] = useLocation();
  const list = useRead('release_list', {});
  const [view, setView] = useLocalStorage<View>({
    key: 'slipway.releases.view',
    defaultValue: 'table',
  });
  const [text, setText] = useState('');
  const [receiving, setReceiving] = useState(false);
  useCrumbs([{ label: t('title') }]);
  useActions([
    { id: 'release.plan', label: t('plan'), key: 'n', run: () => go(planPath) },
    { id: 'release.compare', label: t('comparePage.title'), run: () => go(comparePath()) },
    { id: 'release.receive', label: t('receiveBundle'), run: () => setReceiving(true) },
  ]);

  const releases = list.data?.releases ?? [];
  const found = useMemo(() => filterReleases(releases, text), [releases, text]);
  const open = releases.filter((release) => !isSettled(release.state)).length;
  return (
    <>
      <PageHead
        title={t('title')}
        meta={list.data && !narrow ? t('subtitle', { count: releases.length, open }) : null}
        actions={
          <>
            {releases.length > 0 ? (
              <>
                <FilterField text={text} setText={setText} />
                <SegmentedControl
                  size="xs"
                  aria-label={t('view')}
                  value={view}
                  onChange={(value) => setView(value as View)}
                  data={[
                    { value: 'table', label: t('table') },
                    { value: 'board', label: t('board') },
                  ]}
                />
                <Button
                  component={Link}
                  href={comparePath()}
                  variant="default"
                  leftSection={<IconArrowsDiff size={15} />}
                >
                  {t('compare')}
                </Button>
              </>
            ) : null}
            <Button
              variant="default"
              leftSection={<IconPackageImport size={15} />}
              onClick={() => setReceiving(true)}
            >
              {t('receive')}
            </Button>
            <Button
              component={Link}
              href={planPath}
              leftSection={<IconPlus size={15} />}
              rightSection={<KeyHint keys={['N']} inverse />}
            >
              {t('plan')}
            </Button>
          </>
        }
      />
      {list.isPending ? <SkeletonRows /> : null}
      {list.error ? (
        <ErrorNote
          message={list.error.message}
          hint={list.error.hint}
          retry={() => void list.refetch()}
        />
      ) : null}
      {list.data && releases.length === 0 ? <NoReleases /> : null}
      {releases.length > 0 && view === 'table' ? (
        <ReleaseTable releases={found} empty={<NoMatch text={text} clear={() => setText('')} />} />
      ) : null}
      {releases.length > 0 && view === 'board' ? <ReleaseBoard releases={found} /> : null}
      {receiving ? <ReceiveDialog onClose={() => setReceiving(false)} /> : null}
    </>
  );
}

function filterReleases(releases: readonly ReleaseSummary[], text: string): ReleaseSummary[] {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return releases.filter((release) => {
    const words = [release.title, release.state.replaceAll('_', ' '), release.pi, release.owner];
    const all = words.join(' ').toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

function FilterField({ text, setText }: { text: string; setText: (text: string) => void }) {
  const { t } = useTranslation('releases');
  return (
    <TextInput
      size="xs"
      w={200}
      aria-label={t('filter')}
      placeholder={t('filter')}
      data-search-here
      leftSection={<IconSearch size={14} />}
      rightSection={<KeyHint keys={['/']} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function NoMatch({ text, clear }: { text: string; clear: () => void }) {
  const { t } = useTranslation('releases');
  return (
    <EmptyState
      title={t('noMatch', { text })}
      action={
        <Button variant="default" onClick={clear}>
          {t('clearFilter')}
        </Button>
      }
    />
  );
}

function NoReleases() {
  const { t } = useTranslation('releases');
  return (
    <EmptyState
      icon={<IconPackages size={22} />}
      title={t('empty.title')}
      action={
        <div style={{ display: 'flex', gap: 8 }}>
          <Button component={Link} href={planPath}>
            {t('plan')}
          </Button>
          <Button component={Link} href="/charts" variant="default">
            {t('empty.repo')}
          </Button>
        </div>
      }
    >
      {t('empty.body')}
    </EmptyState>
  );
}
