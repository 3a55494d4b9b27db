import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconPlus, IconSnowflake, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { WindowShape } from '@/bindings';
import {
  EmptyState,
  ErrorNote,
  KeyHint,
  PageHead,
  SkeletonRows,
  StateMark,
  VirtualList,
} from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { useRowKeys } from '@/shell/keys';
import { useWorkspace } from '@/shell/workspace';
import { dayIn } from '../calendar/model/range';
import { FreezePanel } from './FreezePanel';
import classes from './freezes.module.css';

const PAGE = '/windows/freezes';

/** Every freeze and maintenance window, with when each comes next. */
export default function FreezesPage() {
  const { t } = useTranslation('windows');
  const { id } = useParams<{ id?: string }>();
  const [, go] = useLocation();
  const workspace = useWorkspace().data;
  const [kind, setKind] = useState('');
  const [past, setPast] = useState(false);
  const [cursor, setCursor] = useState(-1);
  const list = useRead('window_list', { kind: kind || null, past }, { keep: true });
  const windows = list.data?.windows ?? [];
  const zone = workspace?.hub?.zone ?? 'UTC';
  const open = (next: string) => go(`${PAGE}/${next}`);
  useCrumbs([{ label: t('title'), path: '/windows' }, { label: t('freezes.title') }]);
  useRowKeys({
    count: windows.length,
    selected: cursor,
    select: setCursor,
    open: (at) => open(windows[at]?.id ?? ''),
  });
  useActions([
    {
      id: 'freeze-new',
      label: t('freezes.addFreeze'),
      key: 'n',
      icon: <IconPlus size={15} />,
      run: () => open('new'),
    },
    {
      id: 'maintenance-new',
      label: t('freezes.addMaintenance'),
      icon: <IconTool size={15} />,
      run: () => open('maintenance'),
    },
  ]);
  const add = (
    <Button
      leftSection={<IconPlus size={15} />}
      rightSection={<KeyHint keys={['N']} inverse />}
      onClick={() => open('new')}
    >
      {t('freezes.addFreeze')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('freezes.title')}
        meta={list.data ? t('freezes.count', { count: windows.length }) : undefined}
        actions={
          <>
            <Button variant="default" onClick={() => open('maintenance')}>
              {t('freezes.addMaintenance')}
            </Button>
            {add}
          </>
        }
      >
        <div className={classes.filters}>
          <SegmentedControl
            size="xs"
            aria-label={t('freezes.kindFilter')}
            value={kind}
            onChange={setKind}
            data={[
              { value: '', label: t('freezes.all') },
              { value: 'freeze', label: t('freezes.freezes') },
              { value: 'maintenance', label: t('freezes.maintenances') },
            ]}
          />
          <Checkbox
            size="xs"
            label={t('freezes.past')}
            checked={past}
            onChange={(event) => setPast(event.currentTarget.checked)}
          />
        </div>
      </PageHead>
      <div className={classes.split}>
        {list.error && !list.data ? (
          <ErrorNote
            message={list.error.message}
            hint={list.error.hint}
            retry={() => void list.refetch()}
          />
        ) : list.data ? (
          <VirtualList
            label={t('freezes.list')}
            items={windows}
            itemId={(one) => one.id}
            estimate={() => 44}
            sightId={windows[cursor]?.id ?? null}
            empty={
              <EmptyState
                icon={<IconSnowflake size={20} />}
                title={t('freezes.empty')}
                action={add}
              >
                {t('freezes.emptyText')}
              </EmptyState>
            }
          >
            {(one) => (
              <WindowLine
                window={one}
                isHere={one.id === id || one.id === windows[cursor]?.id}
                onOpen={() => open(one.id)}
              />
            )}
          </VirtualList>
        ) : (
          <SkeletonRows rows={8} height={44} />
        )}
        {id && workspace ? (
          <FreezePanel
            id={id}
            day={dayIn(workspace.now.at, zone)}
            zone={zone}
            onClose={() => go(PAGE)}
          />
        ) : null}
      </div>
    </>
  );
}

interface WindowLineProps {
  window: WindowShape;
  isHere: boolean;
  onOpen: () => void;
}

function WindowLine({ window, isHere, onOpen }: WindowLineProps) {
  const { t } = useTranslation('windows');
  const freeze = window.kind === 'freeze';
  const state = window.state as 'active' | 'coming' | 'past' | 'lifted';
  return (
    <button
      type="button"
      className={classes.line}
      aria-current={isHere || undefined}
      data-quiet={['past', 'lifted'].includes(state) || undefined}
      onClick={onOpen}
    >
      <span className={classes.mark}>
        {freeze ? (
          <StateMark mark="freeze" label={t(window.hard ? 'hardFreeze' : 'softFreeze')} />
        ) : (
          <span className={classes.tool}>
            <IconTool size={15} aria-hidden />
            {t('freezes.opening')}
          </span>
        )}
      </span>
      <span className={classes.what}>
        <strong>{window.reason || t('freezes.maintenance')}</strong>
        <span>{window.words}</span>
      </span>
      <span className={classes.scope}>{window.environments.join(' ') || t('freezes.every')}</span>
      <span className={classes.who}>{window.owner ?? window.source}</span>
      <span className={classes.next}>
        <span>{t(`freezes.state.${state}`)}</span>
        {window.next && window.rrule ? (
          <span>{t('freezes.next', { label: window.next.label })}</span>
        ) : null}
      </span>
    </button>
  );
}
