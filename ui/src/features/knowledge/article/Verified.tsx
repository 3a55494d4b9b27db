import { useTranslation } from 'react-i18next';
import type { ArticleLook } from '@/bindings';
import { StateMark } from '@/components';
import { dayWords } from '../parts/words';

/** Who looked at it last, when, and what it was then said to hold for. */
export function Verified({ look }: { look: ArticleLook | null }) {
  const { t } = useTranslation('knowledge');
  if (!look) return <StateMark mark="unknown" label={t('article.notVerified')} />;
  const facts = { day: dayWords(look.at), by: look.by, holds: look.holds };
  return (
    <time dateTime={look.at.at} title={look.at.label}>
      <StateMark
        mark="proven"
        label={look.holds ? t('article.verifiedFor', facts) : t('article.verified', facts)}
      />
    </time>
  );
}
