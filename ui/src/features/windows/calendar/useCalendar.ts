import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CalendarView, ShowCalendar } from '@/bindings';
import { useDoor } from '@/platform';
import { reading, useRead } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import { monthOf } from './model/month';
import { plotOf } from './model/plot';
import { dayIn, rangeOf, step } from './model/range';
import { roomOf } from './model/room';
import { keepWishes, useWishes, type Wishes } from './wishes';

function requestOf(wishes: Wishes, date: string): ShowCalendar {
  const { view, environments, products, states, zone, second } = wishes;
  return {
    ...rangeOf(view, date),
    zone,
    second_zone: second,
    environments,
    products,
    states,
    ...roomOf(view, window.innerHeight),
    maintenance: wishes.maintenance && (view === 'day' || view === 'week'),
  };
}

/** What is wished to be shown, and how another wish is kept. */
export interface Ways {
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
}

export interface Calendar extends Ways {
  /** The day around which is shown, and today. */
  date: string;
  today: string;
  show: (date: string) => void;
  data: CalendarView | undefined;
  read: ReturnType<typeof useRead<'calendar_show'>>;
}

/** The part of the calendar that is shown, with its neighbours read ahead. */
export function useCalendar(): Calendar {
  const wishes = useWishes();
  const workspace = useWorkspace().data;
  const zone = wishes.zone ?? workspace?.hub?.zone ?? 'UTC';
  const today = workspace ? dayIn(workspace.now.at, zone) : '1970-01-01';
  const [chosen, show] = useState<string | null>(null);
  const date = chosen ?? today;
  const text = JSON.stringify(requestOf(wishes, date));
  const request = useMemo(() => JSON.parse(text) as ShowCalendar, [text]);
  const read = useRead('calendar_show', request, { keep: true, enabled: workspace !== undefined });
  useNeighbours(wishes, date, read.data !== undefined && !read.isPlaceholderData);
  const wish = useCallback(
    (change: Partial<Wishes>) => keepWishes({ ...wishes, ...change }),
    [wishes],
  );
  return { wishes, wish, date, today, show, data: read.data, read };
}

/** Turns the calendar to the window that was opened, where it lies outside what is shown. */
export function useTurnTo(selected: string | null, { wishes, date, data, show }: Calendar) {
  const read = useRead('deployment_show', { id: selected ?? '' }, { enabled: selected !== null });
  const start = read.data?.start_at;
  const zone = data?.zone;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is opened or moved turns it, not paging
  useEffect(() => {
    if (!start || !zone) return;
    const day = dayIn(start, zone);
    const { from, to } = rangeOf(wishes.view, date);
    if (day < from || day > to) show(day);
  }, [start, zone]);
}

/** Milliseconds after which a neighbour is read. */
const READ_AHEAD = 120;

/** Reads what lies before and after once the view itself is there, and makes it ready to be drawn. */
function useNeighbours(wishes: Wishes, date: string, ready: boolean) {
  const client = useQueryClient();
  const door = useDoor();
  const text = JSON.stringify(wishes);
  useEffect(() => {
    if (!ready) return;
    const now = JSON.parse(text) as Wishes;
    // After what was asked for has been drawn: reading ahead may not hold up a frame.
    const timers = ([1, -1] as const).map((by, at) =>
      setTimeout(
        () => {
          const request = requestOf(now, step(now.view, date, by));
          void client.fetchQuery(reading(door, 'calendar_show', request)).then(
            (view) => monthOf(plotOf(view)),
            () => undefined,
          );
        },
        READ_AHEAD * (at + 1),
      ),
    );
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [client, door, text, date, ready]);
}
