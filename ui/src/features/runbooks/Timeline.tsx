import { useTranslation } from 'react-i18next';
import type { RunbookStep } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { barOf, minutesOf } from './model';
import classes from './runbooks.module.css';
import { useLength } from './useLength';

/** A way in time: each step where it starts at the earliest, its slack behind it. */
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
  const at = (seconds: number) => length(minutesOf(seconds));
  const bounds = { start: at(step.start), end: at(step.end), latest: at(step.latest_end) };
  const slack = step.latest_end - step.end;
  const facts = [
    step.length.label,
    who,
    slack > 0 ? t('slack', { length: length(minutesOf(slack)) }) : '',
    step.takes_back ? t('takesBack', { step: step.takes_back }) : '',
  ];
  return (
    <li className={classes.row} data-no-return={step.point_of_no_return || undefined}>
      <div className={classes.words}>
        <p className={classes.name}>
          {step.title}
          {step.point_of_no_return ? <StateMark mark="flag" label={t('noReturn')} /> : null}
          {step.kind === 'decision' ? (
            <StateMark mark="decision" label={t('kind.decision')} compact />
          ) : null}
        </p>
        <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <span className={classes.offset} aria-hidden>
        +{at(step.start)}
      </span>
      <div
        className={classes.track}
        role="img"
        aria-label={t(step.critical ? 'barCritical' : 'barOf', bounds)}
      >
        {slack > 0 ? (
          <span className={classes.slack} style={barOf(step.end, step.latest_end, 0, to)} />
        ) : null}
        <span
          className={classes.bar}
          data-critical={step.critical || undefined}
          data-rehearsed={step.length.known === 'rehearsed' || undefined}
          style={barOf(step.start, step.end, 0, to)}
        />
      </div>
    </li>
  );
}
