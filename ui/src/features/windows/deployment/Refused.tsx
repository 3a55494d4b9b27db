import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './deployment.module.css';
import type { Refused as Why } from './useAdvance';

interface RefusedProps {
  why: Why;
  /** Whether the person who acts may let it pass. */
  may: boolean;
  /** Asks for the reason with which it passes. */
  onOverride: () => void;
}

/** Why a step was refused and what to do, with the way past it for those who may take it. */
export function Refused({ why, may, onOverride }: RefusedProps) {
  const { t } = useTranslation('deployment');
  return (
    <Alert
      role="alert"
      className={classes.refused}
      color="red"
      variant="light"
      title={why.refusal.message}
    >
      <p>{why.refusal.hint}</p>
      {may ? (
        <Button size="compact-xs" variant="outline" color="red" mt={6} onClick={onOverride}>
          {t('slots.override')}
        </Button>
      ) : (
        <p>{t('refused.who')}</p>
      )}
    </Alert>
  );
}
