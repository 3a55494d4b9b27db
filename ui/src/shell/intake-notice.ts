import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intake } from '@/bindings';
import { useDoor } from '@/platform';
import { useRead } from '@/query';

const NONE: readonly Intake[] = [];
/** Versions named in one notification; the overview names them all. */
const NAMED = 3;

/**
 * Tells the desktop which new versions a sync found while the window was open. They are told apart
 * by their ids: one that was settled while another came would leave their number as it was.
 */
export function useIntakeNotice(count: number | undefined) {
  const { t } = useTranslation('shell');
  const door = useDoor();
  const list = useRead('intake_list', {}, { enabled: (count ?? 0) > 0 });
  const proposed = count === 0 ? NONE : list.data?.intakes;
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    const waiting = proposed?.filter((one) => one.state === 'proposed');
    if (!waiting) return;
    const before = known.current;
    const fresh = before ? waiting.filter((one) => !before.has(one.id)) : [];
    known.current = new Set([...(before ?? []), ...waiting.map((one) => one.id)]);
    if (fresh.length === 0) return;
    const names = fresh.slice(0, NAMED).map((one) => `${one.chart} ${one.version}`);
    // Without leave to notify the overview still shows it.
    door
      .notify(
        t('newVersionTitle'),
        t('newVersionBody', {
          count: fresh.length,
          names: names.join(', '),
          more: fresh.length > NAMED ? t('newVersionMore', { count: fresh.length - NAMED }) : '',
        }),
      )
      .catch(() => undefined);
  }, [door, proposed, t]);
}
