import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CheckDeployment, Checked } from '@/bindings';
import { useDoor } from '@/platform';
import { reading, useRead, useWrite } from '@/query';
import { MINUTE } from './model/clock';
import type { PlotEntry, PlotRow } from './model/plot';

/** A window on its way to another time, or one that is being drawn. */
export interface Moved {
  /** Null while a new one is drawn. */
  plot: PlotEntry | null;
  row: PlotRow;
  from: number;
  to: number;
  /** Moved by keys: it has its own help. */
  keys: boolean;
  /** The row it is held over, when that is not its own: it cannot go there. */
  over?: PlotRow;
}

export interface Moving {
  moved: Moved | null;
  /** What the engine says; undefined while it is asked. */
  answer: Checked | undefined;
  /** Whether the answer is about an earlier place. */
  stale: boolean;
  saving: boolean;
  set: (moved: Moved | null) => void;
  /** Saves the new time, or opens the form of a new window. */
  commit: (moved: Moved) => Promise<void>;
}

const ASK_AFTER = 90;

const instant = (at: number, zone: string) => ({
  local: new Date(at).toISOString(),
  zone,
  label: '',
});

/** Moves a window, with the engine's answer for where it is. */
export function useMoving(zone: string): Moving {
  const { t } = useTranslation('windows');
  const [, go] = useLocation();
  const [moved, set] = useState<Moved | null>(null);
  const client = useQueryClient();
  const door = useDoor();
  const { run, running } = useWrite('deployment_save');
  const [settled] = useDebouncedValue(moved, ASK_AFTER);
  const asked = moved && settled?.row === moved.row ? settled : moved;
  const check = useRead('deployment_check', asked ? question(asked, zone) : NOTHING, {
    enabled: asked !== null && !asked.over && asked.to > asked.from,
    keep: true,
  });
  const stale = asked !== moved || check.isPlaceholderData;

  const commit = async (one: Moved) => {
    const { plot, row, from, to } = one;
    if (!plot) {
      set(null);
      const minutes = String((to - from) / MINUTE);
      const query = { env: row.row.code, start: new Date(from).toISOString(), minutes };
      go(`/windows/plan?${new URLSearchParams(query)}`);
      return;
    }
    if (one.over || (from === plot.from && to === plot.to)) return set(null);
    const { id, title } = plot.entry;
    const length = (to - from) / MINUTE;
    // It stays planned in the zone it was planned in, whichever is shown.
    const known = await client
      .fetchQuery(reading(door, 'deployment_show', { id }))
      .catch(() => null);
    const start = instant(from, known?.start.zone ?? zone);
    await run(
      { id, start, minutes: length },
      {
        done: (answer) =>
          t('moved', { title, when: (answer.value as { start: { label: string } }).start.label }),
      },
    );
    set(null);
  };
  return { moved, answer: moved ? check.data : undefined, stale, saving: running, set, commit };
}

const NOTHING: CheckDeployment = {};

function question({ plot, row, from, to }: Moved, zone: string): CheckDeployment {
  return {
    deployment: plot?.entry.id ?? null,
    environment: plot ? null : row.row.id,
    start: instant(from, zone),
    minutes: (to - from) / MINUTE,
    slots: 0,
  };
}
