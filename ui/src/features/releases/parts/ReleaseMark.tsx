import { useTranslation } from 'react-i18next';
import type { CheckState, LevelShape, ReleaseState } from '@/bindings';
import { type Mark, StateMark } from '@/components/StateMark';

const STATE_MARKS: Record<ReleaseState, Mark> = {
  available: 'planned',
  artifacts_reviewed: 'review',
  core_validated: 'proven',
  products_validated: 'proven',
  approved: 'approved',
  rejected: 'failed',
  superseded: 'superseded',
};

/** Where a release stands: icon, word, colour. */
export function ReleaseMark({ state }: { state: ReleaseState }) {
  const { t } = useTranslation('releases');
  return <StateMark mark={STATE_MARKS[state]} label={t(`state.${state}`)} />;
}

export const LEVEL_MARKS: Record<LevelShape, Mark> = {
  block: 'blocked',
  warn: 'warns',
  unknown: 'unknown',
  met: 'met',
};

const CHECK_MARKS: Record<CheckState, Mark> = {
  pending: 'planned',
  passed: 'done',
  failed: 'failed',
  waived: 'decision',
  not_applicable: 'closed',
};

interface CheckMarkProps {
  state: CheckState;
  /** Whether something shows it: green is kept for what is proven. */
  shown: boolean;
}

/** How a check stands: icon, word, colour. */
export function CheckMark({ state, shown }: CheckMarkProps) {
  const { t } = useTranslation('releases');
  const mark = state === 'passed' && !shown ? 'met' : CHECK_MARKS[state];
  return <StateMark mark={mark} label={t(`readiness.state.${state}`)} />;
}

interface GateWordProps {
  blocks: number;
  warns: number;
  prevented: string | null;
  settled: boolean;
}

/** What the next gate says of a release, in a table's cell or on a card. */
export function GateWord({ blocks, warns, prevented, settled }: GateWordProps) {
  const { t } = useTranslation('releases');
  if (settled) return <StateMark mark="met" label={t('gate.settled')} />;
  if (prevented !== null)
    return (
      <span title={prevented}>
        <StateMark mark="blocked" label={t('gate.prevented')} />
      </span>
    );
  return (
    <span style={{ display: 'inline-flex', gap: 10, verticalAlign: 'top' }}>
      {blocks > 0 ? <StateMark mark="blocked" label={t('gate.blocks', { count: blocks })} /> : null}
      {warns > 0 ? <StateMark mark="warns" label={t('gate.warns', { count: warns })} /> : null}
      {blocks + warns === 0 ? <StateMark mark="met" label={t('gate.clear')} /> : null}
    </span>
  );
}
