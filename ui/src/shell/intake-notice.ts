import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/platform';

/** Tells the desktop when a sync found new versions while the window was open. */
export function useIntakeNotice(intakes: number | undefined) {
  const { t } = useTranslation('shell');
  const door = useDoor();
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    const known = before.current;
    before.current = intakes;
    if (known === undefined || intakes === undefined || intakes <= known) return;
    // Without leave to notify the overview still shows it.
    door
      .notify(t('newVersionTitle'), t('newVersionBody', { count: intakes - known }))
      .catch(() => undefined);
  }, [door, intakes, t]);
}
