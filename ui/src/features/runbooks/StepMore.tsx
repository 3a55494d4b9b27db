import { useTranslation } from 'react-i18next';
import type { RunbookStep } from '@/bindings';
import { Command } from './Command';
import classes from './runbooks.module.css';

/** Whether there is more to a step than its name, its people and its length. */
export const hasMore = ({ text, command, expected, after, with: beside }: RunbookStep) =>
  Boolean(text || command || expected || after.length > 0 || beside.length > 0);

interface StepMoreProps {
  id: string;
  step: RunbookStep;
  /** Those it may have to wait for. */
  steps: readonly RunbookStep[];
}

/** How a step is done, what is seen when it went well, and what it waits for. */
export function StepMore({ id, step, steps }: StepMoreProps) {
  const { t } = useTranslation('runbooks');
  const named = (ids: readonly string[]) =>
    ids.map((one) => steps.find(({ id: other }) => other === one)?.title ?? one).join(', ');
  return (
    <div id={id} className={classes.more}>
      {step.text ? <p className={classes.prose}>{step.text}</p> : null}
      {step.command ? <Command command={step.command} /> : null}
      {step.expected ? <p>{t('run.expected', { expected: step.expected })}</p> : null}
      {step.after.length > 0 ? (
        <p className={classes.facts}>{t('after', { steps: named(step.after) })}</p>
      ) : null}
      {step.with.length > 0 ? (
        <p className={classes.facts}>{t('with', { steps: named(step.with) })}</p>
      ) : null}
    </div>
  );
}
