import { EnvironmentBadge } from '@/components';
import { useRead } from '@/query';

/** An environment as a report names it: with its hue where it is one of ours. */
export function EnvironmentName({ name }: { name: string }) {
  const { data } = useRead('environment_list', {});
  const wanted = name.trim().toLowerCase();
  const known = data?.environments.find(
    (one) => one.name.toLowerCase() === wanted || one.code.toLowerCase() === wanted,
  );
  if (!known) return <>{name}</>;
  return <EnvironmentBadge kind={known.kind} label={known.name} />;
}
