import { SkeletonRows } from '@/components';
import { useRead } from '@/query';

/** What is planned, and whether it may go then. */
export function DeploymentPanel({ id }: { id: string }) {
  const { data } = useRead('deployment_show', { id });
  return data ? <p>{data.start.label}</p> : <SkeletonRows rows={6} />;
}
