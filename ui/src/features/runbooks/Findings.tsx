import { useTranslation } from 'react-i18next';
import type { FindingShape } from '@/bindings';
import { type Mark, SectionHead, StateMark } from '@/components';
import classes from './runbooks.module.css';

const MARKS: Record<FindingShape['level'], Mark> = {
  block: 'blocked',
  warn: 'warns',
  unknown: 'unknown',
  met: 'met',
};

/** What the rules find in a runbook; what is met is not told of. */
export function Findings({ findings }: { findings: readonly FindingShape[] }) {
  const { t } = useTranslation('runbooks');
  const open = findings.filter((one) => one.level !== 'met');
  if (open.length === 0) return null;
  return (
    <section aria-label={t('findings')}>
      <SectionHead title={t('findings')} count={open.length} band />
      <ul className={classes.findings}>
        {open.map((one) => (
          <li key={`${one.rule}/${one.subject}`}>
            <StateMark mark={MARKS[one.level]} label={t(`level.${one.level}`)} />
            <div>
              <p>
                <strong>{one.subject}</strong> {one.message}
              </p>
              <p className={classes.quiet}>{one.hint}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
