import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { type Mark, StateMark } from '@/components';

const MARKS: Record<string, Mark> = {
  accepted: 'approved',
  duplicate: 'superseded',
  declined: 'closed',
};

/** What was decided about a defect. */
export function DecidedMark({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const { decided, snoozed_until } = row;
  if (decided === 'accepted' || decided === 'duplicate' || decided === 'declined') {
    return (
      <StateMark mark={MARKS[decided] ?? 'unknown'} label={t(`decided.${decided}`)} size={14} />
    );
  }
  if (snoozed_until) return <StateMark mark="planned" label={t('decided.snoozed')} size={14} />;
  return <StateMark mark="decision" label={t('decided.none')} size={14} />;
}
