import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Stamp } from '@/bindings';
import classes from '../editor.module.css';
import type { Keeper } from './keeper';
import { useStanding } from './useStanding';

/** The hour and its zone of a stamp: `16:42 WAT` of `Mon 23 Nov 2026, 16:42 WAT (UTC+1)`. */
export function hourOf({ label }: Stamp): string {
  const hour = label.split(', ').at(-1) ?? label;
  return hour.replace(/\s*\([^)]*\)$/, '');
}

/** Whether what is typed is kept, in one line. */
export function SaveState({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation('editor');
  const { state, saved } = useStanding(keeper);
  if (state === 'failed' || state === 'elsewhere')
    return (
      <span className={classes.state} data-tone="bad">
        <IconAlertTriangle size={14} aria-hidden />
        {t('save.failed')}
      </span>
    );
  const kept = state === 'kept';
  const Icon = kept ? IconCheck : IconPencil;
  return (
    <span className={classes.state} title={t('save.full', { at: saved.label })}>
      <Icon size={14} aria-hidden />
      {kept ? t('save.kept', { at: hourOf(saved) }) : t('save.typed', { at: hourOf(saved) })}
    </span>
  );
}

/** Why it could not be kept, for as long as that holds. */
export function SaveFailure({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation('editor');
  const { reason, state } = useStanding(keeper);
  if (!reason || state === 'elsewhere') return null;
  return (
    <div className={classes.banner} data-tone="bad" role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      <p>
        <strong>{t('save.notKept')}</strong> {reason.message} {reason.hint} {t('save.stays')}
      </p>
      <Button size="xs" variant="default" onClick={() => void keeper.flush()}>
        {t('save.again')}
      </Button>
    </div>
  );
}
