import { Button, SegmentedControl } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState, ErrorNote, PageBody, PageHead, SidePanel, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import classes from './Board.module.css';
import { BoardTable } from './BoardTable';
import { type BoardFilter, linesOf } from './board';
import { DriftLayers } from './DriftLayers';

const FILTERS: readonly BoardFilter[] = ['all', 'differs', 'drift'];

/** Every environment beside products and components: what runs, when it was seen, what drifted. */
export default function BoardPage() {
  const { t } = useTranslation('environments');
  const { data, error, refetch } = useRead('environment_board', {});
  const [filter, setFilter] = useState<BoardFilter>('all');
  const [open, setOpen] = useState<string | null>(null);
  useCrumbs([{ label: t('title'), path: '/environments' }, { label: t('board') }]);
  const lines = data ? linesOf(data, filter) : [];
  const chosen = data?.environments.find((one) => one.code === open);
  const components = data?.products.flatMap((one) => one.components).length ?? 0;
  const looked = data?.environments.some((one) => one.look !== null) ?? false;
  return (
    <>
      <PageHead
        title={t('board')}
        meta={data ? t('boardCount', { count: components }) : undefined}
        actions={
          <>
            <SegmentedControl
              aria-label={t('show')}
              value={filter}
              onChange={(value) => setFilter(value as BoardFilter)}
              data={FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
            />
            <Button component={Link} href="/environments" variant="default">
              {t('ladder')}
            </Button>
          </>
        }
      />
      <div className={classes.split}>
        <PageBody>
          {error && !data ? (
            <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
          ) : null}
          {data || error ? null : <SkeletonRows rows={8} height={32} />}
          {data && !looked ? (
            <EmptyState icon={<IconEye size={20} />} title={t('boardEmpty')}>
              {t('boardEmptyText')}
            </EmptyState>
          ) : null}
          {data && looked ? (
            <BoardTable board={data} lines={lines} selected={open} onOpen={setOpen} />
          ) : null}
          {data && looked && lines.length === 0 ? (
            <p className={classes.none}>{t('nothingLeft')}</p>
          ) : null}
        </PageBody>
        {chosen ? (
          <SidePanel
            key={chosen.code}
            name="drift"
            title={t('driftOf', { name: chosen.name })}
            onClose={() => setOpen(null)}
          >
            <DriftLayers environment={chosen.code} />
          </SidePanel>
        ) : null}
      </div>
    </>
  );
}
