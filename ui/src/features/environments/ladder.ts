import type { Environment } from '@/bindings';

/** The environment through which `from` gets its releases from `code`, when it does; that would be a ring. */
export function feedsBack(
  ladder: readonly Environment[],
  code: string,
  from: string,
): Environment | null {
  const seen = new Set<string>();
  let at: string | null = from;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const one: Environment | undefined = ladder.find((each) => each.code === at);
    if (one?.feeds_from === code) return one;
    at = one?.feeds_from ?? null;
  }
  return null;
}

/** Whether another environment is fed from the same one and comes after: the branch off the ladder. */
export function isBranch(ladder: readonly Environment[], environment: Environment): boolean {
  if (!environment.feeds_from || environment.kind === 'production') return false;
  const feedsNobody = ladder.every((one) => one.feeds_from !== environment.code);
  const siblings = ladder.filter((one) => one.feeds_from === environment.feeds_from);
  return feedsNobody && siblings.length > 1;
}
