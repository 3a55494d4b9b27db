import { useTranslation } from 'react-i18next';
import type { RunbookStep } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { barOf, minutesOf } from './model';
import classes from './runbooks.module.css';
import { useLength } from './useLength';

/** The steps of a branch in time: a bar each, those without slack darker and said so. */
export function Timeline({ title, steps }: { title: string; steps: readonly RunbookStep[] }) {
  const to = Math.max(0, ...steps.map((step) => step.end));
  return (
    <section aria-label={title}>
      <SectionHead title={title} count={steps.length} band />
      <ol className={classes.rows}>
        {steps.map((step) => (
          <Row key={step.id} step={step} to={to} />
        ))}
      </ol>
    </section>
  );
}

function Row({ step, to }: { step: RunbookStep; to: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const who = step.checker
    ? t('who', { maker: step.maker || '–', checker: step.checker })
    : step.maker;
  const start = length(minutesOf(step.start));
  const end = length(minutesOf(step.end));
  return (
    <li className={classes.row} data-no-return={step.point_of_no_return || undefined}>
      <div className={classes.words}>
        <p className={classes.name}>{step.title}</p>
        <p className={classes.quiet}>
          <code>{step.id}</code> {step.length.label}
          {who ? ` · ${who}` : null}
          {step.critical ? ` · ${t('critical')}` : null}
        </p>
        {step.point_of_no_return ? <StateMark mark="flag" label={t('noReturn')} /> : null}
      </div>
      <div className={classes.track} role="img" aria-label={t('barOf', { start, end })}>
        <span
          className={classes.bar}
          data-critical={step.critical || undefined}
          style={barOf(step.start, step.end, 0, to)}
        />
      </div>
    </li>
  );
}
