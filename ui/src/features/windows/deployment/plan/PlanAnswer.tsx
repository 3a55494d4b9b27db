import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckDeployment, Slot } from '@/bindings';
import { ErrorNote } from '@/components';
import { useRead } from '@/query';
import { Answer } from '../Answer';
import classes from '../deployment.module.css';
import { type PlanWindow, planQuestion } from '../model/planWindow';
import { minutesWords, windowWords } from '../model/words';
import { Slots } from '../Slots';
import plan from './plan.module.css';

interface PlanAnswerProps {
  values: PlanWindow;
  /** The deployment that is edited. */
  id: string | null;
  take: (slot: Slot) => void;
}

/** Stands for the question while there is none; it is not asked. */
const NOTHING: CheckDeployment = {};

/** What the engine says of what was typed so far, a moment after the last key. */
export function PlanAnswer({ values, id, take }: PlanAnswerProps) {
  const { t } = useTranslation('deployment');
  const asked = useMemo(() => planQuestion(values, id), [values, id]);
  const [question] = useDebouncedValue(asked, 300);
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const read = useRead('deployment_check', question ?? NOTHING, {
    enabled: question !== null,
    keep: true,
  });
  const check = question === null ? undefined : read.data;
  const place = environments.find((one) => one.id === values.environment);
  return (
    <aside className={plan.answer} aria-label={t('plan.answer')} aria-busy={read.isFetching}>
      <h2 className={plan.heard}>{t('plan.answer')}</h2>
      <div className={plan.answerBody}>
        {question === null || asked === null ? (
          <p className={plan.fill}>{t('answer.fill')}</p>
        ) : null}
        {read.error && question ? (
          <ErrorNote message={read.error.message} hint={read.error.hint} />
        ) : null}
        {check && asked ? (
          <>
            <p className={`${classes.when} ${plan.window}`}>
              {windowWords(check.start, check.end)}
            </p>
            <Answer check={check} />
          </>
        ) : null}
      </div>
      {check && asked ? (
        <div className={plan.answerFoot}>
          <Slots
            slots={check.next_slots}
            none={check.no_slot_because}
            about={t('slots.for', {
              length: minutesWords(check.minutes),
              environment: place?.name ?? '',
            })}
            verb="take"
            take={take}
            filled={false}
          />
        </div>
      ) : null}
    </aside>
  );
}
