import { SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check, CheckState, Release } from '@/bindings';
import { KeyHint, SidePanel, VirtualList } from '@/components';
import { useActions } from '@/shell/actions';
import { useRowKeys } from '@/shell/keys';
import {
  type CheckGrouping,
  isSettledCheck,
  NEEDS_REASON,
  sectionChecks,
} from '../model/checkGroups';
import { askedSubject } from '../parts/subject';
import { CheckPanel } from './CheckPanel';
import { CheckRow } from './CheckRow';
import classes from './readiness.module.css';
import { useSetCheck } from './useSetCheck';

type Item = { kind: 'head'; key: string; checks: Check[] } | { kind: 'row'; check: Check };

const KEYS: [CheckState, string][] = [
  ['passed', 'p'],
  ['failed', 'f'],
  ['waived', 'w'],
  ['not_applicable', 'x'],
];

/** Every check of a release with its owner, due day and evidence. */
export function ReadinessTab({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const [grouping, setGrouping] = useLocalStorage<CheckGrouping>({
    key: 'slipway.checks.by',
    defaultValue: 'group',
  });
  const [chosen, setChosen] = useState<string | null>(() =>
    checkOf(release.checks, askedSubject()),
  );
  const [asking, setAsking] = useState<CheckState | null>(null);
  const set = useSetCheck(release);
  const items = useMemo(() => itemsOf(release.checks, grouping), [release.checks, grouping]);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.check] : []));
  const check = rows.find((one) => one.id === chosen);
  const choose = (id: string | null) => {
    setChosen(id);
    setAsking(null);
  };
  const decide = (state: CheckState) => {
    if (!check) return;
    if (NEEDS_REASON.includes(state)) setAsking(state);
    else void set.state(check, state).then((done) => done && setAsking(null));
  };
  useRowKeys({
    count: rows.length,
    selected: rows.findIndex((one) => one.id === chosen),
    select: (row) => choose(rows[row]?.id ?? null),
    open: (row) => choose(rows[row]?.id ?? null),
  });
  useActions(
    check
      ? KEYS.map(([state, key]) => ({
          id: `check.${state}`,
          key,
          label: `${t(`readiness.set.${state}`)}: ${check.title}`,
          run: () => decide(state),
        }))
      : [],
  );
  return (
    <div className={classes.page}>
      <div className={classes.main} data-beside={check ? true : undefined}>
        <header className={classes.bar}>
          <h2 className={classes.title}>{t('readiness.title')}</h2>
          <span className={classes.quiet}>
            {t('readiness.settled', { done: release.checks_done, total: release.checks_total })}
          </span>
          <span className={classes.keys}>
            <KeyHint keys={['J', 'K']} label={t('readiness.keys')} />
            <KeyHint keys={['P']} label={t('readiness.keyPass')} />
            <KeyHint keys={['F']} label={t('readiness.keyFail')} />
            <KeyHint keys={['W']} label={t('readiness.keyWaive')} />
            <KeyHint keys={['X']} label={t('readiness.keyNa')} />
          </span>
          <SegmentedControl
            size="xs"
            aria-label={t('readiness.by')}
            value={grouping}
            onChange={(value) => setGrouping(value as CheckGrouping)}
            data={[
              { value: 'group', label: t('readiness.byGroup') },
              { value: 'owner', label: t('readiness.byOwner') },
            ]}
          />
        </header>
        <VirtualList
          label={t('readiness.title')}
          items={items}
          itemId={(item) => (item.kind === 'head' ? `head ${item.key}` : item.check.id)}
          sightId={chosen}
          estimate={(item) => (item.kind === 'head' ? 29 : 45)}
        >
          {(item) =>
            item.kind === 'head' ? (
              <SectionLine grouping={grouping} name={item.key} checks={item.checks} />
            ) : (
              <CheckRow
                release={release}
                check={item.check}
                selected={item.check.id === chosen}
                choose={() => choose(item.check.id)}
              />
            )
          }
        </VirtualList>
      </div>
      {check ? (
        <SidePanel name="check" width={380} title={check.title} onClose={() => choose(null)}>
          <CheckPanel
            key={check.id}
            release={release}
            check={check}
            asking={asking}
            decide={decide}
            stopAsking={() => setAsking(null)}
          />
        </SidePanel>
      ) : null}
    </div>
  );
}

function checkOf(checks: readonly Check[], subject: string | null): string | null {
  return (
    checks.find((one) => subject !== null && [one.id, one.title].includes(subject))?.id ?? null
  );
}

function itemsOf(checks: readonly Check[], grouping: CheckGrouping): Item[] {
  return sectionChecks(checks, grouping).flatMap((section): Item[] => [
    { kind: 'head', ...section },
    ...section.checks.map((check): Item => ({ kind: 'row', check })),
  ]);
}

interface SectionLineProps {
  grouping: CheckGrouping;
  name: string;
  checks: readonly Check[];
}

function SectionLine({ grouping, name, checks }: SectionLineProps) {
  const { t } = useTranslation('releases');
  const part = (['process', 'release_notes', 'definition_of_done'] as const).find(
    (one) => one === name,
  );
  const title =
    grouping === 'group' && part ? t(`readiness.group.${part}`) : name || t('readiness.nobody');
  return (
    <h3 className={classes.band}>
      {title}
      <span className={classes.count}>
        {t('checksOf', { done: checks.filter(isSettledCheck).length, total: checks.length })}
      </span>
    </h3>
  );
}
