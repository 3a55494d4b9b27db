import { useTranslation } from 'react-i18next';
import type { Check, CheckState, Release } from '@/bindings';
import { useWrite } from '@/query';

/** The ways to change a check: its state, its owner, its due day. Each answers whether it was done. */
export function useSetCheck(release: Release) {
  const { t } = useTranslation('releases');
  const write = useWrite('release_check');
  const about = (check: Check) => ({ release: release.id, check: check.id, state: null });
  return {
    running: write.running,
    state: async (check: Check, state: CheckState, reason?: string) => {
      const done = t('readiness.saved', {
        title: check.title,
        state: t(`readiness.state.${state}`).toLowerCase(),
      });
      return (
        (await write.run({ ...about(check), state, reason: reason ?? null }, { done })) !== null
      );
    },
    owner: async (check: Check, owner: string) => {
      const done = t('readiness.ownerSaved', { title: check.title });
      return (await write.run({ ...about(check), owner }, { done })) !== null;
    },
    due: async (check: Check, due: string) => {
      const done = t('readiness.dueSaved', { title: check.title });
      return (await write.run({ ...about(check), due }, { done })) !== null;
    },
  };
}
