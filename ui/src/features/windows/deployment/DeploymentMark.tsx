import { useTranslation } from 'react-i18next';
import type { DeploymentState } from '@/bindings';
import { type Mark, StateMark } from '@/components';

/** The mark of each state. */
export const STATE_MARKS: Record<DeploymentState, Mark> = {
  planned: 'planned',
  announced: 'announced',
  window_open: 'running',
  deploying: 'running',
  validating: 'validating',
  validated: 'proven',
  closed: 'closed',
  rolling_back: 'failed',
  regression: 'validating',
  rolled_back: 'superseded',
  failed: 'failed',
  cancelled: 'blocked',
};

/** Where a deployment stands: icon, word, colour. */
export function DeploymentMark({ state }: { state: DeploymentState }) {
  const { t } = useTranslation('deployment');
  return <StateMark mark={STATE_MARKS[state]} label={t(`state.${state}`)} />;
}
