import { EnvironmentBadge } from '@/components';
import { useRead } from '@/query';

interface BadgeProps {
  /** Id or code. */
  environment: string;
  /** The code where room is scarce. */
  short?: boolean;
}

/** The badge of an environment that is known by its id or code alone. */
export function Badge({ environment, short = false }: BadgeProps) {
  const all = useRead('environment_list', {}).data?.environments ?? [];
  const one = all.find((each) => each.id === environment || each.code === environment);
  return (
    <EnvironmentBadge
      kind={one?.kind ?? 'other'}
      label={(short ? one?.code : one?.name) ?? environment}
      title={short ? one?.name : undefined}
    />
  );
}
