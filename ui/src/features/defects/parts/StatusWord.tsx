import { useTranslation } from 'react-i18next';

export const STATUSES = [
  'in_progress',
  'escalated',
  'pending',
  'cancelled',
  'resolved',
  'closed',
] as const;

/** A ticket's state in words; one that no mapping knows stands as the desk says it. */
export function StatusWord({ status }: { status: string }) {
  return <>{useStatusWord(status)}</>;
}

/** The same as text, for names. */
export function useStatusWord(status: string): string {
  const { t } = useTranslation('defects');
  return statusWord(status, t);
}

type Say = ReturnType<typeof useTranslation<'defects'>>['t'];

/** The same among other words of a line. */
export function statusWord(status: string, t: Say): string {
  const known = STATUSES.find((one) => one === status);
  return known ? t(`status.${known}`) : status;
}
