import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deployment, DeploymentState } from '@/bindings';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { isSetback } from './model/steps';

/** A step that was refused although it may pass with a reason. */
export interface Refused {
  from: DeploymentState;
  to: DeploymentState;
  refusal: Refusal;
}

/** Whether somebody with the role may let it pass: a rule blocks it, or who performed it validates it. */
function mayPass({ code }: Refusal, to: DeploymentState): boolean {
  return code === 'blocked' || (code === 'forbidden' && to === 'validated');
}

/** Moves a deployment to another state. */
export function useAdvance(deployment: Deployment) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_advance');
  const [refused, setRefused] = useState<Refused | null>(null);
  const { id, title, environment, state, check } = deployment;
  return {
    running: write.running,
    refusal: write.refusal,
    /** The step that was refused from where it still stands. */
    refused: refused?.from === state ? refused : null,
    /** Whether it takes a reason: something blocks it, or it takes something back. */
    asks: (to: DeploymentState) => isSetback(to) || (to === 'window_open' && !check.allowed),
    /** `blocked` hears what stands in the way, so that a reason can be asked for at once. */
    run: async (to: DeploymentState, reason?: string, blocked?: (why: Refusal) => void) => {
      const done = t('step.done', { title, environment, state: t(`state.${to}`).toLowerCase() });
      const takes = (refusal: Refusal) => {
        // With a reason it is the dialog's, which shows it beside what was typed.
        if (reason !== undefined) return true;
        if (!mayPass(refusal, to)) return false;
        setRefused({ from: state, to, refusal });
        if (refusal.code === 'blocked') blocked?.(refusal);
        return true;
      };
      setRefused(null);
      return (await write.run({ id, to, reason: reason ?? null }, { done, takes })) !== null;
    },
  };
}
