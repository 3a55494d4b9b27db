import { IconPackage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { useReleaseNames } from '../parts/useReleaseNames';
import { StageMenu } from './StageMenu';
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
  const deciders = useDeciders();
  const names = useReleaseNames(row.release);
  const stage = row.release ? (
    <StageMenu
      stage={row.stage}
      compact={short}
      onPick={(next) => deciders.plan(row.release, next)}
    />
  ) : null;
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
        onPick={(release) => deciders.plan(release)}
        width={short ? 128 : 150}
      />
      {short
        ? null
        : (stage ?? <span className={classes.words}>{t('decision.noRelease')}</span>)}
    </Value>
  );
}
