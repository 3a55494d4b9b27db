import { useTranslation } from 'react-i18next';
import type { RunbookChange, RunbookDiff, RunbookDifference } from '@/bindings';
import { ChangeSign, type Change as Kind } from '../ChangeSign';
import classes from './compare.module.css';

/** What differs, step by step and value by value. */
export function Differences({ diff }: { diff: RunbookDiff }) {
  const { t } = useTranslation('runbooks');
  if (diff.differences.length === 0)
    return <p className={classes.none}>{t('comparing.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className={classes.parts} tabIndex={0} aria-label={t('comparing.modes.parts')}>
      <p className={classes.between}>
        {diff.old} → {diff.new}
      </p>
      <ul>
        {diff.differences.map((one) => (
          <Difference key={`${one.section}/${one.variable}/${one.name}`} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Difference({ one }: { one: RunbookDifference }) {
  const { t } = useTranslation('runbooks');
  const kind = one.kind as Kind;
  return (
    <li className={classes.difference}>
      <div className={classes.subject}>
        <ChangeSign change={kind} label={t(`comparing.kind.${kind}`)} />
        <strong className="mono">{one.name}</strong>
        <span className={classes.quiet}>{one.section || t('comparing.head')}</span>
      </div>
      <dl>
        {one.changes.map((change) => (
          <Change key={change.field} change={change} />
        ))}
      </dl>
    </li>
  );
}

function Change({ change }: { change: RunbookChange }) {
  const { t } = useTranslation('runbooks');
  const empty = <span className={classes.quiet}>{t('comparing.empty')}</span>;
  return (
    <div className={classes.change}>
      <dt>{change.field}</dt>
      <dd>
        {change.before ? <del>{change.before}</del> : empty}
        <span aria-hidden> → </span>
        {change.after ? <ins>{change.after}</ins> : empty}
      </dd>
    </div>
  );
}
