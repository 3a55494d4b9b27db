import { useTranslation } from 'react-i18next';
import type { HaltShape, WindowShape } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useWrite } from '@/query';

type LiftDialogProps = { close: () => void } & ({ halt: HaltShape } | { freeze: WindowShape });

/** Asks why a freeze or a halt is lifted; it stays in the history with the reason. */
export function LiftDialog(props: LiftDialogProps) {
  return 'halt' in props ? <LiftHalt {...props} /> : <LiftFreeze {...props} />;
}

const take = { takes: () => true };

function LiftHalt({ halt, close }: { halt: HaltShape; close: () => void }) {
  const { t } = useTranslation('windows');
  const { run, running, refusal } = useWrite('halt_lift', {
    ...take,
    done: t('freezes.haltLifted'),
  });
  return (
    <ReasonDialog
      title={t('freezes.haltLiftTitle')}
      label={t('freezes.haltLift')}
      running={running}
      refusal={refusal}
      run={async (reason) => (await run({ id: halt.id, reason })) !== null}
      close={close}
    >
      <p>{t('freezes.haltLiftText')}</p>
    </ReasonDialog>
  );
}

function LiftFreeze({ freeze, close }: { freeze: WindowShape; close: () => void }) {
  const { t } = useTranslation('windows');
  const { reason: name } = freeze;
  const done = t('freezes.lifted', { reason: name });
  const { run, running, refusal } = useWrite('window_lift', { ...take, done });
  return (
    <ReasonDialog
      title={t('freezes.liftTitle', { reason: name })}
      label={t('freezes.lift')}
      running={running}
      refusal={refusal}
      run={async (reason) => (await run({ id: freeze.id, reason })) !== null}
      close={close}
    >
      <p>{freeze.words}</p>
      <p>{t('freezes.liftText')}</p>
    </ReasonDialog>
  );
}
