import { useTranslation } from 'react-i18next';
import type { Deployment, DeploymentState } from '@/bindings';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { isSetback } from './model/steps';

/** Moves a deployment to another state. */
export function useAdvance(deployment: Deployment) {
  const { t } = useTranslation('deployment');
  const write = useWrite('deployment_advance');
  const { id, title, environment, check } = deployment;
  return {
    running: write.running,
    refusal: write.refusal,
    /** Whether it takes a reason: something blocks it, or it takes something back. */
    asks: (to: DeploymentState) => isSetback(to) || (to === 'window_open' && !check.allowed),
    /** `blocked` hears what stands in the way, so that a reason can be asked for. */
    run: async (to: DeploymentState, reason?: string, blocked?: (why: string) => void) => {
      const done = t('step.done', { title, environment, state: t(`state.${to}`).toLowerCase() });
      const takes = ({ code, message }: Refusal) => {
        if (code === 'blocked') blocked?.(message);
        return reason !== undefined || (code === 'blocked' && blocked !== undefined);
      };
      return (await write.run({ id, to, reason: reason ?? null }, { done, takes })) !== null;
    },
  };
}
