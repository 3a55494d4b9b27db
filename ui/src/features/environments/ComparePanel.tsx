import { ActionIcon, Button, Select } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowsExchange,
  IconArrowUp,
  IconCalendarPlus,
  IconCopy,
  IconEqual,
  IconPlus,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BoardEnvironment, EnvironmentComparison } from '@/bindings';
import { ErrorNote, SidePanel, SkeletonRows, StateMark } from '@/components';
import { planWindowPath } from '@/features/windows/deployment/paths';
import { sayDone } from '@/notices';
import { useRead } from '@/query';
import { Beyond } from './Beyond';
import classes from './Board.module.css';
import { countsOf } from './board';
import { Promoted } from './Promoted';

interface ComparePanelProps {
  environments: readonly BoardEnvironment[];
  from: string;
  to: string;
  onChoose: (from: string, to: string) => void;
  onExplain: (environment: string) => void;
  onClose: () => void;
}

/** Two environments beside each other: what the first would become, were the second brought to it. */
export function ComparePanel(props: ComparePanelProps) {
  const { from, to } = props;
  const { t } = useTranslation('environments');
  const { data, error, refetch } = useRead('environment_compare', { from, to });
  // The first would become what the second is.
  const release = props.environments.find((one) => one.code === to)?.release_ids[0];
  const copy = (compared: EnvironmentComparison) =>
    void navigator.clipboard
      .writeText(textOf(compared, t('absent')))
      .then(() => sayDone({ message: t('copied') }));
  return (
    <SidePanel
      name="compare"
      title={t('compareTitle')}
      width={340}
      onClose={props.onClose}
      foot={
        data ? (
          <div className={classes.foot}>
            {release ? (
              <Button
                component={Link}
                href={planWindowPath({ release, env: from })}
                leftSection={<IconCalendarPlus size={15} />}
              >
                {t('planWindow')}
              </Button>
            ) : null}
            <Button
              variant="default"
              leftSection={<IconCopy size={15} />}
              onClick={() => copy(data)}
            >
              {t('copy')}
            </Button>
          </div>
        ) : undefined
      }
    >
      <div className={classes.layers}>
        <Sides {...props} />
        {error && !data ? (
          <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
        ) : null}
        {data || error ? null : <SkeletonRows rows={6} height={28} />}
        {data ? <Compared compared={data} {...props} /> : null}
      </div>
    </SidePanel>
  );
}

function Sides({ environments, from, to, onChoose }: ComparePanelProps) {
  const { t } = useTranslation('environments');
  const data = environments.map((one) => ({ value: one.code, label: one.name }));
  return (
    <div className={classes.sides}>
      <Select
        size="xs"
        allowDeselect={false}
        label={t('compareFrom')}
        data={data}
        value={from}
        onChange={(code) => code && onChoose(code, to)}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('swap')}
        title={t('swap')}
        onClick={() => onChoose(to, from)}
      >
        <IconArrowsExchange size={16} />
      </ActionIcon>
      <Select
        size="xs"
        allowDeselect={false}
        label={t('compareTo')}
        data={data}
        value={to}
        onChange={(code) => code && onChoose(from, code)}
      />
    </div>
  );
}

const COUNTED = [
  ['up', IconArrowUp],
  ['fresh', IconPlus],
  ['down', IconArrowDown],
  ['same', IconEqual],
  ['other', IconQuestionMark],
] as const;

function Compared({
  compared,
  environments,
  onExplain,
}: ComparePanelProps & { compared: EnvironmentComparison }) {
  const { t } = useTranslation('environments');
  const counts = countsOf(compared.components);
  const changes = compared.components.filter((one) => one.change !== 'unchanged');
  const sides = [compared.from, compared.to].flatMap(
    (code) => environments.find((one) => one.code === code) ?? [],
  );
  return (
    <>
      <ul className={classes.counts} aria-label={t('counts.label')}>
        {COUNTED.filter(([kind]) => kind !== 'other' || counts.other > 0).map(([kind, Glyph]) => (
          <li key={kind}>
            <b>{counts[kind]}</b>
            <span>
              <Glyph size={12} stroke={2} aria-hidden /> {t(`counts.${kind}`)}
            </span>
          </li>
        ))}
      </ul>
      {sides
        .filter((one) => one.freshness !== 'fresh')
        .map((one) => (
          <StateMark
            key={one.code}
            mark={one.freshness === 'stale' ? 'stale' : 'unknown'}
            label={t(one.freshness === 'stale' ? 'sideStale' : 'sideNever', { name: one.name })}
          />
        ))}
      {sides
        .filter((one) => one.drift > 0)
        .map((one) => (
          <div key={one.code} className={classes.aside}>
            <StateMark mark="drift" label={t('driftIn', { count: one.drift, name: one.name })} />
            <Button size="xs" variant="default" onClick={() => onExplain(one.code)}>
              {t('explain')}
            </Button>
          </div>
        ))}
      <Promoted changes={changes} />
      <Beyond compared={compared} />
    </>
  );
}

function textOf({ from, to, components }: EnvironmentComparison, absent: string): string {
  const lines = components
    .filter((one) => one.change !== 'unchanged')
    .map((one) => `${one.name}: ${one.from ?? absent} → ${one.to ?? absent}`);
  return [`${from} → ${to}`, ...lines].join('\n');
}
