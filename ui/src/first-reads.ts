import type { QueryClient } from '@tanstack/react-query';
import type { Door } from './platform';
import { reading } from './query';

/** Longer than the reads take, so that only a workspace that is slow to open shows its skeleton. */
const PATIENCE = 250;

/**
 * Asks all at once for what the first page shows, so that its first frame has rows. Resolves when
 * every answer is there or patience ends; what is late or refused is told where it is shown.
 */
export async function firstReads(client: QueryClient, door: Door, hash: string): Promise<void> {
  const asked = [client.prefetchQuery(reading(door, 'workspace_show', {}))];
  if (hash === '#/overview') {
    asked.push(
      client.prefetchQuery(reading(door, 'overview_show', { mine: true })),
      client.prefetchQuery(reading(door, 'intake_list', {})),
    );
  }
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all(asked), late]);
}
