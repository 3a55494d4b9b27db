import { useTranslation } from 'react-i18next';
import type { MessageShape } from '@/bindings';
import { messages as strings } from './strings';

/** One line that says by when a message is due, or when and how it went. */
export function useMessageWhen(): (message: MessageShape) => string {
  const { t } = useTranslation('messages');
  return ({ state, latest, at, by, way, result }) => {
    const who = by ?? '';
    const when = at?.label ?? '';
    if (state === 'sent') {
      const known = way in strings.sentWay ? t(`sentWay.${way as 'copy'}`) : way;
      return t('sentBy', { at: when, by: who, way: known });
    }
    if (state === 'waived') return t('waivedBy', { at: when, by: who, reason: result });
    if (state === 'failed') return t('failedBy', { at: when, reason: result });
    return latest ? t('dueBy', { at: latest.label }) : t('noLatest');
  };
}
