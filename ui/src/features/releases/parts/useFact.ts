import { useTranslation } from 'react-i18next';
import type { FindingShape } from '@/bindings';
import { releases } from '../strings';

type Said = keyof typeof releases.missing.says;

/**
 * One line that says what a finding is about and what is the matter with it, such as
 * "central-ledger: sources disagree". A subject that says it all, or a rule newer than this window,
 * stands alone.
 */
export function useFact(): (finding: FindingShape) => string {
  const { t } = useTranslation('releases');
  return (finding) => {
    const { subject, message } = finding;
    if (!subject) return message;
    const said = saidOf(finding);
    return said ? t('missing.fact', { subject, says: t(`missing.says.${said}`) }) : subject;
  };
}

function saidOf({ rule, level }: FindingShape): Said | null {
  const key = level === 'unknown' ? `${rule}_unknown` : rule;
  return level !== 'met' && key in releases.missing.says ? (key as Said) : null;
}
