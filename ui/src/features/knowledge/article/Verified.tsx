import { useTranslation } from 'react-i18next';
import type { ArticleLook } from '@/bindings';
import { StateMark } from '@/components';
import { useWorkspace } from '@/shell/workspace';
import { shortDay } from '../parts/words';

interface VerifiedProps {
  look: ArticleLook | null;
  /** Whether it is to be looked at again already: what was proven once is not proven now. */
  stale: boolean;
}

/** Who looked at it last, when, and what it was then said to hold for. */
export function Verified({ look, stale }: VerifiedProps) {
  const { t } = useTranslation('knowledge');
  const now = useWorkspace().data?.now;
  if (!look) return <StateMark mark="unknown" label={t('article.notVerified')} />;
  const facts = { day: shortDay(look.at, now), by: look.by, holds: look.holds };
  return (
    <time dateTime={look.at.at} title={look.at.label}>
      <StateMark
        mark={stale ? 'stale' : 'proven'}
        label={look.holds ? t('article.verifiedFor', facts) : t('article.verified', facts)}
      />
    </time>
  );
}
