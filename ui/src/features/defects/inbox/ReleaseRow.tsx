import { IconPackage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { slips } from '../model/slip';
import { usePart } from '../model/store';
import { SlipDialog, type Target } from '../parts/SlipDialog';
import { useReleaseNames } from '../parts/useReleaseNames';
import { StageMenu } from './StageMenu';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';
import { Picker, Value } from './Value';
import classes from './values.module.css';

interface ReleaseRowProps {
  row: DefectRow;
  short: boolean;
}

/** Which release the fix is planned into, and how firmly. */
export function ReleaseRow({ row, short }: ReleaseRowProps) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const deciders = useDeciders();
  const count = usePart(triage, (one) => one.chosen.size) || 1;
  const [slip, setSlip] = useState<Target | null>(null);
  const names = useReleaseNames(row.release);
  const stage = row.release ? (
    <StageMenu
      stage={row.stage}
      compact={short}
      onPick={(next) => void deciders.plan(row.release, next)}
    />
  ) : null;
  const pick = (release: string) => {
    const to = names.find((one) => one.value === release);
    if (to && row.ticket && slips(row, release, names)) setSlip(to);
    else void deciders.plan(release);
  };
  return (
    <Value letter="R" name={short ? undefined : t('decision.release')}>
      <Picker
        mark="release"
        label={t('decision.release')}
        hint={t('decision.releaseHint')}
        // In a low window the stage stands where the icon would.
        icon={(short && stage) || <IconPackage size={14} aria-hidden />}
        iconActs={short && stage !== null}
        data={names}
        value={row.release}
        onPick={pick}
        width={short ? 128 : 150}
      />
      {short ? null : (stage ?? <span className={classes.words}>{t('decision.noRelease')}</span>)}
      {slip ? (
        <SlipDialog
          row={row}
          count={count}
          to={slip}
          run={(answer) => deciders.plan(slip.value, undefined, answer)}
          close={() => setSlip(null)}
        />
      ) : null}
    </Value>
  );
}
