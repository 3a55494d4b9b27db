import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SidePanel, SkeletonRows } from '@/components';
import { useRead } from '@/query';

/** What is planned, and whether it may go then. */
export function DeploymentPanel({ id }: { id: string }) {
  const { t } = useTranslation('windows');
  const [, go] = useLocation();
  const { data } = useRead('deployment_show', { id });
  return (
    <SidePanel name="window" title={data?.title ?? t('title')} onClose={() => go('/windows')}>
      {data ? <p>{data.start.label}</p> : <SkeletonRows rows={6} />}
    </SidePanel>
  );
}
