import { useTranslation } from 'react-i18next';
import type { FactDiff } from '@/bindings';
import { KINDS } from '../editor/front/read';
import { AUDIENCES } from '../parts/words';
import classes from './review.module.css';

/** What is always told, in this order; the rest is told where it changes. */
const ALWAYS = ['versions', 'products', 'components', 'environments'];

interface AppliesToProps {
  facts: readonly FactDiff[] | undefined;
  /** Whether nothing is published that it could differ from. */
  first: boolean;
}

/**
 * What the version that waits says it holds for, and how that differs from what readers have: right
 * steps for the wrong release do harm, and the front matter of a diff is easily passed over.
 */
export function AppliesTo({ facts, first }: AppliesToProps) {
  const { t } = useTranslation('knowledge');
  const told = facts?.filter((one) => ALWAYS.includes(one.fact) || (one.changed && !first)) ?? [];
  return (
    <p className={classes.applies}>
      <span className={classes.quiet}>{t('review.applies')}</span>
      {told.map((one) => (
        <Fact key={one.fact} fact={one} first={first} />
      ))}
      {facts && told.length === 0 ? (
        <span className={classes.quiet}>{t('review.appliesNone')}</span>
      ) : null}
    </p>
  );
}

/** One fact: what stays, what is new and what is gone, told by sign and word as well as by colour. */
function Fact({ fact, first }: { fact: FactDiff; first: boolean }) {
  const { t } = useTranslation('knowledge');
  const word = useFactWord(fact.fact);
  const before = first ? [] : fact.before;
  const gone = before.filter((one) => !fact.after.includes(one));
  return (
    <span className={classes.fact}>
      {gone.map((one) => (
        <del key={one} className={classes.gone}>
          <span className={classes.heard}>{t('review.wasRemoved')} </span>
          <span aria-hidden>−</span> {word(one)}
        </del>
      ))}
      {fact.after.map((one) =>
        first || before.includes(one) ? (
          <span key={one}>{word(one)}</span>
        ) : (
          <ins key={one} className={classes.come}>
            <span className={classes.heard}>{t('review.wasAdded')} </span>
            <span aria-hidden>+</span> {word(one)}
          </ins>
        ),
      )}
    </span>
  );
}

function useFactWord(fact: string) {
  const { t } = useTranslation('knowledge');
  return (value: string): string => {
    const kind = KINDS.find((one) => one === value);
    const audience = AUDIENCES.find((one) => one === value);
    if (fact === 'kind' && kind) return t(`kind.${kind}`);
    return fact === 'audience' && audience ? t(`audience.${audience}`) : value;
  };
}
