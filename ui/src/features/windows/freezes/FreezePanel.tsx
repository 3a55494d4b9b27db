import { useTranslation } from 'react-i18next';
import { EmptyState, SidePanel, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { WindowForm } from './WindowForm';

interface FreezePanelProps {
  /** Id of a window that is known, or which kind to add. */
  id: string;
  day: string;
  zone: string;
  onClose: () => void;
}

const ADDS = { new: 'freeze', maintenance: 'maintenance' } as const;

/** A freeze or a maintenance window beside the calendar or the list. */
export function FreezePanel({ id, day, zone, onClose }: FreezePanelProps) {
  const { t } = useTranslation('windows');
  const kind = id in ADDS ? ADDS[id as keyof typeof ADDS] : null;
  const { data } = useRead('window_list', { past: true }, { enabled: kind === null });
  const window = data?.windows.find((one) => one.id === id) ?? null;
  const name = window?.reason || t('freezes.maintenance');
  const title = kind
    ? t(kind === 'freeze' ? 'freezes.addFreeze' : 'freezes.addMaintenance')
    : window
      ? t('freezes.edit', { reason: name })
      : t('freezes.freeze');
  return (
    <SidePanel key={id} name="freeze" title={title} width={400} onClose={onClose}>
      {kind || window ? (
        <WindowForm
          key={window?.id ?? kind}
          window={window}
          kind={kind ?? window?.kind ?? 'freeze'}
          day={day}
          zone={zone}
          onDone={onClose}
        />
      ) : data ? (
        <EmptyState title={t('freezes.notFound')}>{t('freezes.notFoundText')}</EmptyState>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </SidePanel>
  );
}
