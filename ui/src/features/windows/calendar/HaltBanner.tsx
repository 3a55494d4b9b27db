import { Button } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { HaltShape } from '@/bindings';
import { LiftDialog } from '../freezes/LiftDialog';
import { haltsPath } from '../halts/paths';
import classes from './calendar.module.css';

/** Says that changes are halted, why and until when, with the way to lift it. */
export function HaltBanner({ halts }: { halts: readonly HaltShape[] }) {
  const { t } = useTranslation('windows');
  const [lifting, setLifting] = useState<HaltShape | null>(null);
  return (
    <>
      {halts.map((halt) => (
        <div key={halt.id} className={classes.halt} role="alert">
          <IconBan size={18} stroke={2} aria-hidden />
          <div className={classes.haltWords}>
            <strong>
              {halt.environments.length > 0
                ? t('haltedIn', { environments: halt.environments.join(', ') })
                : t('halted')}
            </strong>
            <span>{halt.reason}</span>
            <span>
              {t('haltedBy', { by: halt.by, at: halt.at.label })},{' '}
              {halt.until ? t('until', { until: halt.until.label }) : t('untilLifted')}
            </span>
          </div>
          <Button component={Link} href={haltsPath} variant="subtle" color="red">
            {t('halts.history')}
          </Button>
          <Button variant="outline" color="red" onClick={() => setLifting(halt)}>
            {t('lift')}
          </Button>
        </div>
      ))}
      {lifting ? <LiftDialog halt={lifting} close={() => setLifting(null)} /> : null}
    </>
  );
}
