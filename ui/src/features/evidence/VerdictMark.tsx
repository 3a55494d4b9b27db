import { useTranslation } from 'react-i18next';
import type { TestRun } from '@/bindings';
import { type Mark, StateMark } from '@/components';

const MARKS = { passed: 'proven', failed: 'failed', no_evidence: 'unknown' } as const;

/** What a run shows: icon, word, colour. What is not known shows nothing. */
export function VerdictMark({ run }: { run: Pick<TestRun, 'verdict'> }) {
  const { t } = useTranslation('evidence');
  const verdict = verdictOf(run);
  return <StateMark mark={MARKS[verdict]} label={t(`verdict.${verdict}`)} />;
}

/** A verdict of a newer core is none of ours to call a pass. */
export function verdictOf({ verdict }: Pick<TestRun, 'verdict'>): keyof typeof MARKS {
  return verdict === 'passed' || verdict === 'failed' ? verdict : 'no_evidence';
}

const STATUS: Record<string, Mark> = { passed: 'met', failed: 'failed', skipped: 'unknown' };

/** How an assertion went. */
export function StatusMark({ status }: { status: string }) {
  const { t } = useTranslation('evidence');
  const known = status === 'passed' || status === 'failed' ? status : 'skipped';
  return <StateMark mark={STATUS[known] ?? 'unknown'} label={t(`status.${known}`)} />;
}
