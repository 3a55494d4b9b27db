import { useState } from 'react';
import type { SyncReport } from '@/bindings';
import { useWrite } from '@/query';

export interface Sync {
  /** Reads one repository, or all of them. */
  start: (name: string | null) => void;
  cancel: () => void;
  /** The call under way, to show its progress. */
  call: string | null;
  /** The repository being read; null for all, undefined for none. */
  name: string | null | undefined;
}

/** Reads repositories and hands on what that brought. */
export function useSync(report: (reports: readonly SyncReport[]) => void): Sync {
  const write = useWrite('repo_sync');
  const [name, setName] = useState<string | null | undefined>(undefined);
  const start = async (next: string | null) => {
    setName(next);
    const answer = await write.run({ name: next });
    setName(undefined);
    if (answer) report(answer.value.repos);
  };
  return { start: (next) => void start(next), cancel: write.cancel, call: write.call, name };
}
