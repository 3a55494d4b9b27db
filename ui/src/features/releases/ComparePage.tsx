import { ActionIcon, Button, Select } from '@mantine/core';
import { IconArrowsDiff, IconArrowsExchange, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { ReleaseDiff } from '@/bindings';
import { EmptyState, ErrorNote, PageHead, SkeletonRows } from '@/components';
import { sayDone } from '@/notices';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import classes from './compare/compare.module.css';
import { DiffList } from './compare/DiffList';
import { RollupPanel } from './compare/RollupPanel';
import { comparisonText } from './model/comparisonText';
import { comparePath, releasesPath } from './parts/paths';
import { previousOf } from './parts/previous';
import { useReleases } from './parts/useReleases';

const NOT_CHOSEN = '-';

export default function ComparePage() {
  const { t } = useTranslation('releases');
  const { from, to } = useChoice();
  const isChosen = from !== '' && to !== '';
  const diff = useRead('release_diff', { from, to }, { enabled: isChosen, keep: true });
  const copy = useCopy(diff.data);
  useCrumbs([{ label: t('title'), path: releasesPath }, { label: t('comparePage.title') }]);
  useActions(
    diff.data ? [{ id: 'compare.copy', label: t('comparePage.copy'), key: 'c', run: copy }] : [],
  );
  return (
    <>
      <PageHead
        title={t('comparePage.title')}
        actions={
          isChosen && diff.data ? (
            <Button variant="default" leftSection={<IconCopy size={15} />} onClick={copy}>
              {t('comparePage.copy')}
            </Button>
          ) : null
        }
      >
        <Choice from={from} to={to} />
      </PageHead>
      {isChosen ? null : (
        <EmptyState
          icon={<IconArrowsDiff size={22} />}
          title={t('comparePage.choose')}
          action={<Newest />}
        >
          {t('comparePage.chooseBody')}
        </EmptyState>
      )}
      {diff.error ? (
        <ErrorNote
          message={diff.error.message}
          hint={diff.error.hint}
          retry={() => void diff.refetch()}
        />
      ) : null}
      {isChosen && !diff.data && !diff.error ? <SkeletonRows /> : null}
      {isChosen && diff.data && !diff.error ? (
        <div className={classes.two}>
          <DiffList diff={diff.data} />
          <RollupPanel rollup={diff.data.rollup} />
        </div>
      ) : null}
    </>
  );
}

/** The pair most often asked for, one press away. */
function Newest() {
  const { t } = useTranslation('releases');
  const [to, from] = useReleases();
  if (!from || !to) return null;
  return (
    <Button component={Link} href={comparePath(from.id, to.id)}>
      {t('comparePage.newest', { from: from.title, to: to.title })}
    </Button>
  );
}

/** The two releases of the address; the first is the one before the second when it is not said. */
function useChoice() {
  const given = useParams<{ from?: string; to?: string }>();
  const clean = (id: string | undefined) => (id && id !== NOT_CHOSEN ? id : '');
  const to = clean(given.to);
  const shown = useRead(
    'release_show',
    { release: to },
    { enabled: to !== '' && !clean(given.from) },
  );
  const releases = useReleases();
  const before = shown.data ? previousOf(shown.data, releases)?.id : undefined;
  return { from: clean(given.from) || (before ?? ''), to };
}

function useCopy(diff: ReleaseDiff | undefined) {
  const { t } = useTranslation('releases');
  return () => {
    if (!diff) return;
    const text = comparisonText(diff, {
      title: (from, to) => t('comparePage.textTitle', { from, to }),
      change: (change) => t(`group.${change}`),
      absent: t('absent'),
      breaking: t('comparePage.textBreaking'),
      missing: (versions) => t('comparePage.textMissing', { versions }),
      migrations: (files) => t('comparePage.textMigrations', { files }),
      configs: (files) => t('comparePage.textConfigs', { files }),
      part: (version, part) =>
        t('comparePage.textPart', { version, part: t(`comparePage.parts.${part}`) }),
    });
    void navigator.clipboard
      .writeText(text)
      .then(() => sayDone({ message: t('comparePage.copied') }));
  };
}

function Choice({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const data = useReleases().map((release) => ({ value: release.id, label: release.title }));
  const open = (nextFrom: string | null, nextTo: string | null) =>
    go(comparePath(nextFrom || NOT_CHOSEN, nextTo || NOT_CHOSEN), { replace: true });
  return (
    <div className={classes.choice}>
      <Select
        searchable
        size="xs"
        w={220}
        aria-label={t('comparePage.from')}
        placeholder={t('comparePage.from')}
        data={data}
        value={from || null}
        onChange={(id) => open(id, to)}
      />
      <ActionIcon
        variant="default"
        size={26}
        aria-label={t('comparePage.swap')}
        disabled={!from || !to}
        onClick={() => open(to, from)}
      >
        <IconArrowsExchange size={15} />
      </ActionIcon>
      <Select
        searchable
        size="xs"
        w={220}
        aria-label={t('comparePage.to')}
        placeholder={t('comparePage.to')}
        data={data}
        value={to || null}
        onChange={(id) => open(from, id)}
      />
    </div>
  );
}
