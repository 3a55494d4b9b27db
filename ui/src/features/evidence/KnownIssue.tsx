import { useTranslation } from 'react-i18next';
import type { KnownFlaky } from '@/bindings';
import classes from './evidence.module.css';

/** The issue of Mojaloop's that a failed assertion looks like: where to read on, and no excuse. */
export function KnownIssue({ known }: { known: KnownFlaky | null }) {
  const { t } = useTranslation('evidence');
  if (!known) return null;
  const { number, title, source } = known;
  return <p className={classes.said}>{t('run.known', { number, title, source })}</p>;
}
