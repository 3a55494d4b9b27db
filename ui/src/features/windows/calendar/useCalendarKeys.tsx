import { IconCalendar, IconCalendarPlus, IconPencilPlus, IconSnowflake } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '@/shell/actions';
import { useRowKeys } from '@/shell/keys';
import { dayOf, focusEntry } from './focusEntry';
import type { Plot } from './model/plot';
import { step, VIEWS } from './model/range';
import type { Calendar } from './useCalendar';

interface CalendarKeys {
  calendar: Calendar;
  plot: Plot | null;
  cursor: string | null;
  setCursor: (id: string | null) => void;
  plan: () => void;
  /** Begins to draw a window where the cursor is; null where rows are not shown. */
  draw: (() => void) | null;
  freeze: () => void;
  open: (id: string) => void;
}

const LETTERS = { day: 'd', week: 'w', month: 'm', list: 'l', year: 'y' } as const;

/** What can be done on the calendar, each on its key; J and K go through its windows. */
export function useCalendarKeys(given: CalendarKeys) {
  const { calendar, plot, cursor, setCursor } = given;
  const { t } = useTranslation('windows');
  const { wishes, wish, date, today, show } = calendar;
  const ids = useMemo(
    () => plot?.rows.flatMap((row) => row.entries.map((one) => one.entry.id)) ?? [],
    [plot],
  );
  useRowKeys({
    count: ids.length,
    selected: cursor ? ids.indexOf(cursor) : -1,
    select: (at) => {
      const id = ids[at] ?? null;
      setCursor(id);
      // Drawn in the next frame, when it was out of sight.
      if (id) requestAnimationFrame(() => focusEntry(id));
    },
    open: (at) => given.open(ids[at] ?? ''),
  });
  const icon = <IconCalendar size={15} />;
  useActions([
    {
      id: 'window-plan',
      label: t('plan'),
      key: 'n',
      icon: <IconCalendarPlus size={15} />,
      run: given.plan,
    },
    ...(given.draw
      ? [
          {
            id: 'window-draw',
            label: t('draw'),
            key: 'a',
            icon: <IconPencilPlus size={15} />,
            run: given.draw,
          },
        ]
      : []),
    {
      id: 'window-freeze',
      label: t('addFreeze'),
      key: 'f',
      icon: <IconSnowflake size={15} />,
      run: given.freeze,
    },
    { id: 'calendar-today', label: t('today'), key: 't', icon, run: () => show(today) },
    ...VIEWS.map((view) => ({
      id: `calendar-${view}`,
      label: t(`show.${view}`),
      key: LETTERS[view],
      icon,
      run: () => {
        // Of a month it is the day on which the walk stands.
        const day = view === 'day' && wishes.view === 'month' ? dayOf(cursor) : null;
        if (day) show(day);
        wish({ view });
      },
    })),
    {
      id: 'calendar-earlier',
      label: t('previous'),
      key: ',',
      icon,
      run: () => show(step(wishes.view, date, -1)),
    },
    {
      id: 'calendar-later',
      label: t('next'),
      key: '.',
      icon,
      run: () => show(step(wishes.view, date, 1)),
    },
  ]);
}
