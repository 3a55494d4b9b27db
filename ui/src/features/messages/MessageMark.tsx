import { useTranslation } from 'react-i18next';
import type { MessageShape, NameMessage } from '@/bindings';
import { type Mark, StateMark } from '@/components';

const MARKS: Record<MessageShape['state'], Mark> = {
  due: 'planned',
  overdue: 'blocked',
  draft: 'review',
  sent: 'met',
  failed: 'failed',
  waived: 'decision',
};

/** How the commands name a message that is known by its id. */
export const byId = (id: string): NameMessage => ({ id });

/** Whether a message still has to go out. */
export function isOwed({ state }: Pick<MessageShape, 'state'>): boolean {
  return state !== 'sent' && state !== 'waived';
}

/** Where a message stands: icon, word, colour. */
export function MessageMark({ state }: { state: MessageShape['state'] }) {
  const { t } = useTranslation('messages');
  return <StateMark mark={MARKS[state]} label={t(`state.${state}`)} />;
}
