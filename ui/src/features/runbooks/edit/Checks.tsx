import { useTranslation } from 'react-i18next';
import type { FindingShape, Runbook } from '@/bindings';
import { StateMark } from '@/components';
import { useRead } from '@/query';
import { useLength } from '../useLength';
import classes from './edit.module.css';
import type { Writing } from './useWriting';

/** What follows from what is written, before it is saved. */
export function Checks({ book, writing }: { book: Runbook; writing: Writing }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const text = writing.good?.text;
  const request = { runbook: book.id, text: text ?? null };
  const check = useRead('runbook_check', request, { keep: true, enabled: text !== undefined }).data;
  if (!check) return <footer className={classes.checks}>{t('editing.checking')}</footer>;
  const open = check.findings.filter((one) => one.level === 'block' || one.level === 'warn');
  const words = {
    there: length(check.duration),
    back: length(check.rollback),
    tests: length(check.regression),
    total: length(check.total),
  };
  return (
    <section className={classes.checks} aria-label={t('editing.checks')}>
      <span className={classes.sum}>{t('editing.sum', words)}</span>
      {open.length === 0 ? <StateMark mark="met" label={t('ready')} /> : null}
      <ul>
        {open.map((one) => (
          <li key={`${one.rule}/${one.subject}`} title={one.hint}>
            <Finding one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finding({ one }: { one: FindingShape }) {
  return (
    <StateMark
      mark={one.level === 'block' ? 'blocked' : 'warns'}
      label={`${one.subject}: ${one.message}`}
    />
  );
}
