import {
  keepPreviousData,
  QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actor, onActor } from './actor';
import { endCall, hearProgress, newCall } from './calls';
import { sayDone, sayRefusal } from './notices';
import {
  type Answer,
  type CommandName,
  type Door,
  Refusal,
  type Request,
  type Response,
  useDoor,
} from './platform';
import { type ReadName, staleReads, type WriteName } from './reads';

/** The data lies on this machine and every change is announced, so nothing grows old by itself. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
    },
  });
}

function invalidate(client: QueryClient, kinds: readonly string[], by?: WriteName) {
  const reads = staleReads(kinds, by);
  return client.invalidateQueries(
    reads === null ? {} : { predicate: (query) => reads.has(query.queryKey[0] as ReadName) },
  );
}

interface ReadOptions {
  /** Ask only when true; true when not given. */
  enabled?: boolean;
  /** Keep showing the last answer while another request of the same command is under way. */
  keep?: boolean;
  /** Ask again after so many milliseconds; only for what moves with the clock. */
  every?: number;
}

/** How one command is read and under which key its answer is kept. */
export function reading<N extends ReadName>(door: Door, name: N, request: Request<N>) {
  return {
    queryKey: [name, request],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Response<N>> => {
      const call = newCall();
      const stop = () => void door.cancel(call);
      signal.addEventListener('abort', stop);
      try {
        return (await door.call(name, request, { actor: actor(), call })).value;
      } finally {
        signal.removeEventListener('abort', stop);
        endCall(call);
      }
    },
  };
}

/** Reads one command. The key is `[name, request]`; it is read again when a change touches it. */
export function useRead<N extends ReadName>(
  name: N,
  request: Request<N>,
  options: ReadOptions = {},
) {
  const door = useDoor();
  return useQuery<Response<N>, Refusal>({
    ...reading(door, name, request),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
    refetchInterval: options.every ?? false,
  });
}

/** Reads one command with several requests at once, such as the pages of a long list in sight. */
export function useReads<N extends ReadName>(name: N, requests: readonly Request<N>[]) {
  const door = useDoor();
  return useQueries({ queries: requests.map((request) => reading(door, name, request)) });
}

/** Reads ahead what will likely be shown next; a refusal is told where it is shown. */
export function useAhead() {
  const door = useDoor();
  const client = useQueryClient();
  return useCallback(
    <N extends ReadName>(name: N, request: Request<N>) =>
      client.ensureQueryData<Response<N>>(reading(door, name, request)),
    [client, door],
  );
}

/** What was read already, without asking. */
export type Peek = <N extends ReadName>(name: N, request: Request<N>) => Response<N> | undefined;

export function usePeek(): Peek {
  const client = useQueryClient();
  return useCallback((name, request) => client.getQueryData([name, request]), [client]);
}

/** Asks once and keeps no answer: for what is offered or drawn while somebody types. */
export function useAsk() {
  const door = useDoor();
  return useCallback(
    async <N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> => {
      const call = newCall();
      try {
        return (await door.call(name, request, { actor: actor(), call })).value;
      } finally {
        endCall(call);
      }
    },
    [door],
  );
}

/**
 * Runs a command that changes something and has what it changed read again, without drawing
 * anything: for pages that show the change before its answer. Rejects with the refusal. `as` is who
 * acts, where that is settled earlier than the call.
 */
export function useRunner() {
  const door = useDoor();
  const client = useQueryClient();
  return useCallback(
    async <N extends WriteName>(name: N, request: Request<N>, id = newCall(), as = actor()) => {
      try {
        const answer = await door.call(name, request, { actor: as, call: id });
        await invalidate(client, changedKinds(answer), name);
        return answer;
      } catch (cause) {
        throw asRefusal(cause);
      } finally {
        endCall(id);
      }
    },
    [client, door],
  );
}

interface WriteOptions {
  /** Said when it is done; with it an Undo is offered, when the operation can be undone. */
  done?: string | ((answer: Answer<never>) => string);
  /** False where an undo makes no sense. */
  undo?: boolean;
  /** Takes a refusal, such as a form that marks its field; true when it did. */
  takes?: (refusal: Refusal) => boolean;
}

interface Write<N extends WriteName> {
  /** Does it; null when it was refused, which has been shown by then. */
  run: (request: Request<N>, options?: WriteOptions) => Promise<Answer<N> | null>;
  /** Whether it is under way. */
  running: boolean;
  /** Stops it, when it is under way. */
  cancel: () => void;
  /** Id of the call under way, to show its progress in place. */
  call: string | null;
  /** Why the last run was refused. */
  refusal: Refusal | null;
}

/** Runs one command that changes something, and has what it changed read again. */
export function useWrite<N extends WriteName>(name: N, standing: WriteOptions = {}): Write<N> {
  const door = useDoor();
  const perform = useRunner();
  const { t } = useTranslation('common');
  const [call, setCall] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const options = useRef(standing);
  options.current = standing;

  const undo = useCallback(
    async (op: string) => {
      try {
        const answer = await perform('undo', { op });
        sayDone({ message: t('undone', { summary: answer.value.summary }) });
      } catch (cause) {
        sayRefusal(asRefusal(cause));
      }
    },
    [perform, t],
  );

  const run = useCallback(
    async (request: Request<N>, once: WriteOptions = {}) => {
      const wish = { ...options.current, ...once };
      const id = newCall();
      setCall(id);
      setRefusal(null);
      try {
        const answer = await perform(name, request, id);
        announce(wish, answer, t('undo'), undo);
        return answer;
      } catch (cause) {
        const why = asRefusal(cause);
        setRefusal(why);
        if (!wish.takes?.(why) && why.code !== 'cancelled') sayRefusal(why);
        return null;
      } finally {
        setCall(null);
      }
    },
    [perform, name, t, undo],
  );

  const cancel = useCallback(() => {
    if (call) void door.cancel(call);
  }, [call, door]);
  return { run, running: call !== null, cancel, call, refusal };
}

function announce(
  wish: WriteOptions,
  answer: Answer<WriteName>,
  label: string,
  undo: (op: string) => void,
) {
  const message = typeof wish.done === 'function' ? wish.done(answer as Answer<never>) : wish.done;
  if (!message) return;
  const op = wish.undo === false ? undefined : answer.op;
  sayDone({ message, action: op ? { label, run: () => undo(op) } : undefined });
}

function changedKinds(answer: Answer<WriteName>): string[] {
  const kinds = answer.changed.map((one) => one.kind);
  return answer.op ? [...kinds, 'op'] : kinds;
}

function asRefusal(cause: unknown): Refusal {
  return cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '');
}

/** Hears the host: progress of calls, changes by other processes, and another person acting here. */
export function HostEvents({ children }: { children: ReactNode }) {
  const door = useDoor();
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      door.onProgress(hearProgress),
      door.onChanged(
        (changed) =>
          void invalidate(
            client,
            changed.map((one) => one.kind),
          ),
      ),
      // Drafts, queues and what is refused are another person's now.
      onActor(() => void client.invalidateQueries()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, door]);
  return children;
}
