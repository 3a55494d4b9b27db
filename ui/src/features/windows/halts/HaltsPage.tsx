import { Button } from '@mantine/core';
import { IconBan, IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HaltShape } from '@/bindings';
import {
  EmptyState,
  ErrorNote,
  PageHead,
  SkeletonRows,
  StateMark,
  VirtualList,
} from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import HaltDialog from '../freezes/HaltDialog';
import { LiftDialog } from '../freezes/LiftDialog';
import classes from './halts.module.css';

/** Every halt there was: who started it and why, and who lifted it, when and why. */
export default function HaltsPage() {
  const { t } = useTranslation('windows');
  const list = useRead('halt_list', {});
  const [halting, setHalting] = useState(false);
  const [lifting, setLifting] = useState<HaltShape | null>(null);
  const halts = list.data?.halts ?? [];
  useCrumbs([{ label: t('title'), path: '/windows' }, { label: t('halts.title') }]);
  useActions([
    {
      id: 'halt-start',
      label: t('halt'),
      icon: <IconBan size={15} />,
      run: () => setHalting(true),
    },
  ]);
  return (
    <>
      <PageHead
        title={t('halts.title')}
        meta={list.data ? t('halts.count', { count: halts.length }) : undefined}
        actions={
          <Button
            variant="outline"
            color="red"
            leftSection={<IconBan size={15} />}
            onClick={() => setHalting(true)}
          >
            {t('halt')}
          </Button>
        }
      />
      {list.error && !list.data ? (
        <ErrorNote
          message={list.error.message}
          hint={list.error.hint}
          retry={() => void list.refetch()}
        />
      ) : list.data ? (
        <VirtualList
          label={t('halts.list')}
          items={halts}
          itemId={(one) => one.id}
          estimate={() => 64}
          empty={
            <EmptyState icon={<IconHandStop size={20} />} title={t('halts.empty')}>
              {t('halts.emptyText')}
            </EmptyState>
          }
        >
          {(one) => <HaltLine halt={one} onLift={() => setLifting(one)} />}
        </VirtualList>
      ) : (
        <SkeletonRows rows={6} height={64} />
      )}
      {halting ? <HaltDialog close={() => setHalting(false)} /> : null}
      {lifting ? <LiftDialog halt={lifting} close={() => setLifting(null)} /> : null}
    </>
  );
}

/** Whether it holds, was lifted, or ended at the moment that it was given. */
const stateOf = ({ active, lifted }: HaltShape) =>
  active ? 'active' : lifted ? 'lifted' : 'ended';

const MARKS = { active: 'blocked', lifted: 'done', ended: 'closed' } as const;

function HaltLine({ halt, onLift }: { halt: HaltShape; onLift: () => void }) {
  const { t } = useTranslation('windows');
  const { reason, environments, by, at, until, lifted } = halt;
  const state = stateOf(halt);
  return (
    <div className={classes.line} data-quiet={state === 'active' ? undefined : true}>
      <StateMark mark={MARKS[state]} label={t(`halts.state.${state}`)} />
      <div className={classes.what}>
        <strong>{reason}</strong>
        <span>{environments.join(', ') || t('halts.everything')}</span>
      </div>
      <div className={classes.told}>
        <span>
          {t('halts.started', { by, at: at.label })},{' '}
          {until ? t('halts.until', { until: until.label }) : t('halts.untilLifted')}
        </span>
        {lifted ? (
          <span>
            {t('halts.lifted', { by: lifted.by, at: lifted.at.label, reason: lifted.reason })}
          </span>
        ) : state === 'ended' ? (
          <span>{t('halts.ended', { until: until?.label ?? '' })}</span>
        ) : null}
      </div>
      {state === 'active' ? (
        <Button
          variant="outline"
          color="red"
          size="xs"
          aria-label={t('halts.liftThis', { reason })}
          onClick={onLift}
        >
          {t('halts.lift')}
        </Button>
      ) : null}
    </div>
  );
}
