import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '@/bindings';
import { formOf } from './model/states';

/** How a window is called in a line of the month. */
export interface ItemWords {
  /** Such as `Planned`, or that it is blocked. */
  state: (entry: CalendarEntry) => string;
  /** Its whole name. */
  name: (entry: CalendarEntry, environment: string, state: string) => string;
  /** How many more a day has, and the same with the day for those who hear it. */
  more: (count: number) => string;
  moreOf: (count: number, day: string) => string;
  /** Which keys a day takes. */
  dayKeys: string;
}

/** Stand where a name holds something of its window. */
const PLACES = { title: '\ue000', environment: '\ue001', hours: '\ue002', state: '\ue003' };

/**
 * The words of the windows of a month. They are looked up once and put together by hand: a month
 * holds hundreds, and a look into the dictionary for each costs more than to draw them.
 */
export function useItemWords(): ItemWords {
  const { t } = useTranslation('windows');
  return useMemo(() => {
    const parts = t('entry', PLACES).split(/([\ue000-\ue003])/);
    const known = knownWords();
    const again = `, ${t('confirmAgain')}`;
    return {
      state: (entry) => {
        const kind = formOf(entry) === 'blocked' ? 'blocked' : entry.state;
        const word = known(kind, () =>
          kind === 'blocked' ? t('blocked') : t(`state.${entry.state}`),
        );
        return entry.needs_confirming ? word + again : word;
      },
      name: (entry, environment, state) => {
        const held: Record<string, string> = {
          [PLACES.title]: entry.title,
          [PLACES.environment]: environment,
          [PLACES.hours]: entry.hours,
          [PLACES.state]: state,
        };
        return parts.map((part) => held[part] ?? part).join('');
      },
      dayKeys: t('dayKeys'),
      more: (count) => known(`more ${count}`, () => t('moreOfDay', { count })),
      moreOf: (count, day) =>
        known(`of ${count}`, () => t('moreLabel', { count, day: PLACES.title })).replace(
          PLACES.title,
          () => day,
        ),
    };
  }, [t]);
}

/** Looks a word up the first time it is asked for. */
function knownWords() {
  const all = new Map<string, string>();
  return (name: string, look: () => string) => {
    const kept = all.get(name);
    if (kept !== undefined) return kept;
    const word = look();
    all.set(name, word);
    return word;
  };
}
